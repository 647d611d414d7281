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

/**
 * Revokes removed sessions at the broker, after the removal has been committed. A failure leaves the revocation
 * pending.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Revocations {

    private static final Logger LOG = Logger.getLogger(Revocations.class.getName());

    private RevocationStore pending;
    private BrokerCatalog catalog;
    private SessionConfig config;
    private Clock clock;

    /** For the container. */
    public Revocations() {}

    @Inject
    Revocations(RevocationStore pending, BrokerCatalog catalog, SessionConfig config, Clock clock) {
        this.pending = pending;
        this.catalog = catalog;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Revokes a session that the broker issued and that the connection does not store.
     *
     * @param madeWith the configuration with the credentials of the session
     */
    public void revokeUnwanted(BrokerConfig madeWith, SessionTokens unwanted, Instant expiresAt, Priority priority) {
        pending.queue(madeWith, unwanted, expiresAt);
        sendPending(madeWith.id(), priority);
    }

    /** Sends one revocation, unless it is no longer pending, with background priority. */
    public void send(UUID revocation) {
        pending.find(revocation).ifPresent(found -> send(found, Priority.BACKGROUND));
    }

    /**
     * Sends all pending revocations of this connection.
     *
     * @return the slug of the last failure; empty when none is pending any more
     */
    public Optional<String> sendPending(UUID connection) {
        return sendPending(connection, Priority.INTERACTIVE);
    }

    private Optional<String> sendPending(UUID connection, Priority priority) {
        Optional<String> lastFailure = Optional.empty();
        for (PendingRevocation revocation : pending.findByConnection(connection)) {
            Optional<String> failure = send(revocation, priority);
            lastFailure = failure.isPresent() ? failure : lastFailure;
        }
        return lastFailure;
    }

    private Optional<String> send(PendingRevocation revocation, Priority priority) {
        Optional<Broker> broker = catalog.byId(revocation.broker());
        if (broker.isEmpty() || revocation.isObsoleteAt(clock.instant(), config.revocationPatience())) {
            pending.remove(revocation.id());
            return Optional.empty();
        }
        try {
            broker.get()
                    .client(new SessionContext(revocation.credentials(), revocation.tokens(), priority))
                    .revoke();
            pending.remove(revocation.id());
            return Optional.empty();
        } catch (BrokerException failed) {
            LOG.log(
                    Level.WARNING,
                    "a session could not be revoked at the broker and stays pending: {0}",
                    failed.code());
            pending.recordFailure(revocation.id(), failed.retryAfter().orElse(Duration.ZERO));
            return Optional.of(failed.code());
        }
    }
}
