package org.brokerconnect.session;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.audit.SecretAudit;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.SessionPolicy;
import org.brokerconnect.connection.SessionRemoved;
import org.brokerconnect.vault.UnreadableSecretException;

/** The outbox of revocations: sessions that the broker must still end. */
@Stateless
public class RevocationStore {

    private static final Logger LOG = Logger.getLogger(RevocationStore.class.getName());

    @PersistenceContext
    private EntityManager entities;

    private SessionPolicy policy;
    private SessionConfig config;
    private SecretAudit secrets;
    private Clock clock;

    /** For the container. */
    public RevocationStore() {}

    @Inject
    RevocationStore(SessionPolicy policy, SessionConfig config, SecretAudit secrets, Clock clock) {
        this.policy = policy;
        this.config = config;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Queues the revocation in the transaction that removes the session, so that neither happens alone. A session whose
     * secrets cannot be opened is removed all the same; the broker ends it at its end.
     */
    public void queue(@Observes SessionRemoved removed) {
        try {
            queue(removed.config(), removed.tokens(), removed.expiresAt());
        } catch (UnreadableSecretException unreadable) {
            LOG.log(Level.WARNING, "a removed session cannot be revoked at the broker: {0}", unreadable.toString());
            secrets.unreadable(removed.config().id(), "session to be revoked", unreadable);
        }
    }

    /** Queues a session that the broker gave and that no connection keeps. @return the id of the revocation */
    public UUID queue(BrokerConfig madeWith, SessionTokens unwanted, Instant expiresAt) {
        PendingRevocation revocation = new PendingRevocation(madeWith, unwanted, expiresAt, clock.instant());
        entities.persist(revocation);
        return revocation.id();
    }

    /** What is pending for this connection, oldest first. */
    public List<PendingRevocation> findByConnection(UUID connection) {
        return entities.createQuery(
                        "select r from PendingRevocation r where r.connectionId = :id order by r.createdAt",
                        PendingRevocation.class)
                .setParameter("id", connection)
                .getResultList();
    }

    /** Claims a revocation for the length of a lease; empty when it is no longer pending or another caller sends it. */
    public Optional<PendingRevocation> claim(UUID revocation) {
        Instant now = clock.instant();
        Optional<PendingRevocation> free = lock(revocation).filter(pending -> !pending.isClaimedAt(now));
        free.ifPresent(pending -> pending.claim(now.plus(config.lease())));
        return free;
    }

    /** Empty when it is no longer pending. */
    public Optional<PendingRevocation> find(UUID revocation) {
        return Optional.ofNullable(entities.find(PendingRevocation.class, revocation));
    }

    /**
     * Claims revocations of any connection that are due, longest due first; at most {@code batch}. A claim ends with
     * the lease, so another sweep takes over the unfinished revocations of a node.
     */
    public List<UUID> takeDue(int batch) {
        Instant now = clock.instant();
        List<UUID> due = SkipLocked.first(
                batch,
                entities.createQuery(
                                "select r.id from PendingRevocation r where r.nextTryAt <= :now"
                                        + " and (r.claimedUntil is null or r.claimedUntil <= :now)"
                                        + " order by r.nextTryAt",
                                UUID.class)
                        .setParameter("now", now));
        if (!due.isEmpty()) {
            entities.createQuery("update PendingRevocation r set r.claimedUntil = :until where r.id in :due")
                    .setParameter("until", now.plus(config.lease()))
                    .setParameter("due", due)
                    .executeUpdate();
        }
        return due;
    }

    /** A sweep and a request may settle the same revocation; the second one finds the row deleted. */
    private Optional<PendingRevocation> lock(UUID revocation) {
        return Optional.ofNullable(entities.find(PendingRevocation.class, revocation, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Removes a revocation that the broker confirmed or that is obsolete. */
    public void remove(UUID revocation) {
        lock(revocation).ifPresent(entities::remove);
    }

    /** Schedules the next try after a failed call, at least {@code requestedPause} from now. */
    public void recordFailure(UUID revocation, Duration requestedPause) {
        lock(revocation)
                .ifPresent(pending ->
                        pending.retryAt(policy.retryAt(pending.countFailure(), requestedPause, clock.instant())));
    }
}
