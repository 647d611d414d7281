package org.brokerconnect.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.BrokerConfig;

/** Tells brokers of sessions that ended here. The ending itself is long committed: nothing that happens here brings a token back. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Revocations {

    private static final Logger LOG = Logger.getLogger(Revocations.class.getName());

    private RevocationStore pending;
    private BrokerCatalog catalog;
    private SessionConfig settings;
    private Clock clock;

    /** For the container. */
    public Revocations() {}

    @Inject
    Revocations(RevocationStore pending, BrokerCatalog catalog, SessionConfig settings, Clock clock) {
        this.pending = pending;
        this.catalog = catalog;
        this.settings = settings;
        this.clock = clock;
    }

    /** Ends a session that the broker gave and that this connection does not keep. {@code config} is what it was made with. */
    public void refuse(BrokerConfig config, SessionTokens unwanted, Instant expiresAt, Priority priority) {
        pending.queue(config, unwanted, expiresAt);
        tellBroker(config.id(), priority);
    }

    /** Tells the broker of one session, unless it knows by now. */
    public void tellBrokerOf(UUID revocation) {
        pending.find(revocation).ifPresent(found -> tell(found, Priority.BACKGROUND));
    }

    /**
     * Tells the broker of everything that is pending for this connection.
     *
     * @return the slug of why something is still pending; empty when the broker knows all
     */
    public Optional<String> tellBroker(UUID connection) {
        return tellBroker(connection, Priority.INTERACTIVE);
    }

    private Optional<String> tellBroker(UUID connection, Priority priority) {
        Optional<String> trouble = Optional.empty();
        for (PendingRevocation revocation : pending.findByConnection(connection)) {
            Optional<String> untold = tell(revocation, priority);
            trouble = untold.isPresent() ? untold : trouble;
        }
        return trouble;
    }

    private Optional<String> tell(PendingRevocation revocation, Priority priority) {
        Optional<Broker> broker = catalog.byId(revocation.broker());
        if (broker.isEmpty() || revocation.isObsoleteAt(clock.instant(), settings.revocationPatience())) {
            pending.remove(revocation.id());
            return Optional.empty();
        }
        try {
            broker.get()
                    .client(new SessionContext(revocation.credentials(), revocation.tokens(), priority))
                    .revoke();
            pending.remove(revocation.id());
            return Optional.empty();
        } catch (BrokerException untold) {
            LOG.log(Level.WARNING, "a session could not be ended at the broker yet: {0}", untold.code());
            pending.recordFailure(revocation.id(), untold.retryAfter().orElse(Duration.ZERO));
            return Optional.of(untold.code());
        }
    }
}
