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
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.ConnectionConfig;
import org.brokerconnect.connection.PendingRevocation;
import org.brokerconnect.connection.RevocationStore;

/** Tells brokers of sessions that ended here. The ending itself is long committed: nothing that happens here brings a token back. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Revocations {

    private static final Logger LOG = Logger.getLogger(Revocations.class.getName());

    private RevocationStore pending;
    private BrokerCatalog catalog;
    private ConnectionConfig settings;
    private Clock clock;

    /** For the container. */
    public Revocations() {}

    @Inject
    Revocations(RevocationStore pending, BrokerCatalog catalog, ConnectionConfig settings, Clock clock) {
        this.pending = pending;
        this.catalog = catalog;
        this.settings = settings;
        this.clock = clock;
    }

    /** Ends a session that the broker gave and that this connection does not keep. {@code config} is what it was made with. */
    public void refuse(BrokerConfig config, SessionTokens unwanted, Instant expiresAt) {
        pending.queue(config, unwanted, expiresAt);
        tellBroker(config.id());
    }

    /** Tells the broker of one session, unless it knows by now. */
    public void tellBrokerOf(UUID revocation) {
        pending.find(revocation).ifPresent(this::tell);
    }

    /**
     * Tells the broker of everything that is pending for this connection.
     *
     * @return the slug of why something is still pending; empty when the broker knows all
     */
    public Optional<String> tellBroker(UUID connection) {
        Optional<String> trouble = Optional.empty();
        for (PendingRevocation revocation : pending.of(connection)) {
            Optional<String> untold = tell(revocation);
            trouble = untold.isPresent() ? untold : trouble;
        }
        return trouble;
    }

    private Optional<String> tell(PendingRevocation revocation) {
        Optional<Broker> broker = catalog.byId(revocation.broker());
        if (broker.isEmpty() || revocation.isPointlessAt(clock.instant(), settings.revocationPatience())) {
            pending.settled(revocation.id());
            return Optional.empty();
        }
        try {
            broker.get().revoke(revocation.credentials(), revocation.tokens());
            pending.settled(revocation.id());
            return Optional.empty();
        } catch (BrokerException untold) {
            LOG.log(Level.WARNING, "a session could not be ended at the broker yet: {0}", untold.code());
            pending.failed(revocation.id(), untold.retryAfter().orElse(Duration.ZERO));
            return Optional.of(untold.code());
        }
    }
}
