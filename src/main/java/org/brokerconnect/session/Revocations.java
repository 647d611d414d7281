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
import org.brokerconnect.audit.SecretAudit;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.database.StoreRetry;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.UnreadableSecretException;

/**
 * Revokes removed sessions at the broker, after the removal has been committed. A failure leaves the revocation
 * pending.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Revocations {

    private static final Logger LOG = Logger.getLogger(Revocations.class.getName());

    /** The result for a revocation that stays pending without a call. */
    private static final String NOT_SENT = "revocation-pending";

    private RevocationStore pending;
    private ConnectionStore connections;
    private BrokerCatalog catalog;
    private SessionConfig config;
    private SecretAudit secrets;
    private StoreRetry retry;
    private Clock clock;

    /** For the container. */
    public Revocations() {}

    @Inject
    Revocations(
            RevocationStore pending,
            ConnectionStore connections,
            BrokerCatalog catalog,
            SessionConfig config,
            SecretAudit secrets,
            StoreRetry retry,
            Clock clock) {
        this.pending = pending;
        this.connections = connections;
        this.catalog = catalog;
        this.config = config;
        this.secrets = secrets;
        this.retry = retry;
        this.clock = clock;
    }

    /**
     * Revokes a session that the broker gave and that the connection does not keep; tokens that a stored session holds
     * are kept. Queues the revocation first; when the database refuses that, calls the broker all the same, because
     * nothing would remember the session. Throws nothing.
     *
     * @param madeWith the configuration with the credentials of the session
     */
    public void revokeUnwanted(BrokerConfig madeWith, SessionTokens unwanted, Instant expiresAt, Priority priority) {
        try {
            retry.runBriefly(() -> pending.queue(madeWith, unwanted, expiresAt));
        } catch (RuntimeException databaseFailed) {
            LOG.log(Level.WARNING, databaseFailed, () -> "a revocation could not be queued; it is sent once");
            sendUnqueued(madeWith, unwanted, priority);
            return;
        }
        sendPending(madeWith.id(), priority);
    }

    private void sendUnqueued(BrokerConfig madeWith, SessionTokens unwanted, Priority priority) {
        try {
            catalog.byId(madeWith.broker())
                    .ifPresent(broker -> broker.client(new SessionContext(madeWith.credentials(), unwanted, priority))
                            .revoke());
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "a session that is not stored could not be revoked at the broker");
        }
    }

    /** Sends one revocation that the caller has claimed, unless it is no longer pending, with background priority. */
    public void send(UUID revocation) {
        pending.find(revocation).ifPresent(found -> send(found, Priority.BACKGROUND));
    }

    /**
     * Sends the pending revocations of this connection, except those that another caller is sending, without waiting
     * for the back-off of the sweep. Throws nothing: the local session has ended, whatever happens here.
     *
     * @return the slug of the last failure, {@code revocation-pending} for one that was not sent,
     *     {@code revocation-unsupported} if only the person can end the access; empty when all are revoked
     */
    public Optional<String> sendPending(UUID connection) {
        return sendPending(connection, Priority.INTERACTIVE);
    }

    private Optional<String> sendPending(UUID connection, Priority priority) {
        Optional<String> lastFailure = Optional.empty();
        try {
            for (PendingRevocation revocation : pending.findByConnection(connection)) {
                Optional<String> failure = claimAndSend(revocation, priority);
                lastFailure = failure.isPresent() ? failure : lastFailure;
            }
            return lastFailure;
        } catch (RuntimeException databaseFailed) {
            LOG.log(Level.WARNING, databaseFailed, () -> "revocations of one connection stay pending");
            return Optional.of(NOT_SENT);
        }
    }

    private Optional<String> claimAndSend(PendingRevocation revocation, Priority priority) {
        Optional<PendingRevocation> claimed = pending.claim(revocation.id());
        if (claimed.isEmpty()) {
            return pending.find(revocation.id()).map(sentByAnother -> NOT_SENT);
        }
        return send(claimed.get(), priority);
    }

    private Optional<String> send(PendingRevocation revocation, Priority priority) {
        Optional<Broker> broker = catalog.byId(revocation.broker());
        if (broker.isEmpty() || revocation.isObsoleteAt(clock.instant(), config.revocationPatience())) {
            pending.remove(revocation.id());
            return Optional.empty();
        }
        try {
            revoke(broker.get(), revocation, priority);
            pending.remove(revocation.id());
            return Optional.empty();
        } catch (BrokerException failed) {
            recordFailure(revocation.id(), failed);
            return Optional.of(failed.code());
        } catch (UnreadableSecretException unreadable) {
            LOG.log(Level.WARNING, "a revocation stays pending: {0}", unreadable.toString());
            secrets.unreadable(revocation.connectionId(), "pending revocation", unreadable);
            pending.recordFailure(revocation.id(), Duration.ZERO);
            return Optional.of(NOT_SENT);
        }
    }

    /** A revocation that no call can make is not tried again. */
    private void recordFailure(UUID revocation, BrokerException failed) {
        if (failed.code().equals(BrokerException.REVOCATION_UNSUPPORTED)) {
            pending.remove(revocation);
            return;
        }
        LOG.log(Level.WARNING, "a session could not be revoked at the broker and stays pending: {0}", failed.code());
        pending.recordFailure(revocation, failed.retryAfter().orElse(Duration.ZERO));
    }

    /**
     * Revokes the tokens that no stored session of any person holds. A broker may answer a new login with the access
     * token of the one before, and a renewal may keep the refresh token.
     */
    private void revoke(Broker broker, PendingRevocation revocation, Priority priority) {
        SessionTokens tokens = revocation.tokens().opened();
        boolean keepsAccess = connections.isHeld(revocation.broker(), tokens.access());
        boolean keepsRefresh = tokens.areRenewable() && connections.isHeld(revocation.broker(), tokens.refresh());
        SessionTokens unheld =
                keepsRefresh ? new SessionTokens(tokens.access(), Secret.none(), tokens.others()) : tokens;
        BrokerClient client =
                broker.client(new SessionContext(revocation.credentials().opened(), unheld, priority));
        if (keepsAccess) {
            client.revokeRefreshToken();
        } else {
            client.revoke();
        }
    }
}
