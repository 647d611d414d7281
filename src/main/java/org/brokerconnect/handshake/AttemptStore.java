package org.brokerconnect.handshake;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds, claims and deletes attempts. */
@Stateless
public class AttemptStore {

    @PersistenceContext
    private EntityManager entities;

    private Clock clock;

    /** For the container. */
    public AttemptStore() {}

    @Inject
    AttemptStore(Clock clock) {
        this.clock = clock;
    }

    public Optional<ConnectAttempt> findByState(String stateHash) {
        return entities.createQuery("select a from ConnectAttempt a where a.stateHash = :hash", ConnectAttempt.class)
                .setParameter("hash", stateHash)
                .getResultStream()
                .findFirst();
    }

    /** The newest open attempt at this broker that a browser with one of these cookies started. */
    public Optional<ConnectAttempt> newestOpenByCookie(String broker, Collection<String> cookieHashes) {
        return newestOpen(broker, "a.cookieHash in :presenter", cookieHashes);
    }

    /** The newest open attempt at this broker that this person started. */
    public Optional<ConnectAttempt> newestOpenOf(String broker, String owner) {
        return newestOpen(broker, "a.owner = :presenter", owner).filter(attempt -> attempt.isOwnedBy(owner));
    }

    private Optional<ConnectAttempt> newestOpen(String broker, String condition, Object presenter) {
        return entities.createQuery(
                        "select a from ConnectAttempt a where " + condition + " and a.broker = :broker"
                                + " and a.consumedAt is null and a.expiresAt > :now order by a.createdAt desc",
                        ConnectAttempt.class)
                .setParameter("presenter", presenter)
                .setParameter("broker", broker)
                .setParameter("now", clock.instant())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** This owner's attempt; empty for another person's. */
    public Optional<ConnectAttempt> find(String owner, UUID id) {
        return entities.createQuery(
                        "select a from ConnectAttempt a where a.id = :id and a.owner = :owner", ConnectAttempt.class)
                .setParameter("id", id)
                .setParameter("owner", owner)
                .getResultStream()
                .filter(attempt -> attempt.isOwnedBy(owner))
                .findFirst();
    }

    /** The stored outcome of this attempt; {@code configuration-gone} when it was deleted with its configuration. */
    public CallbackResult result(ConnectAttempt attempt) {
        return find(attempt.owner(), attempt.id())
                .map(row -> CallbackResult.of(row, clock.instant()))
                .orElse(CallbackResult.refused("configuration-gone"));
    }

    /** Claims the attempt in one statement: exactly one caller gets true, and none after it has expired. */
    public boolean consume(UUID id) {
        return entities.createQuery("update ConnectAttempt a set a.consumedAt = :now"
                                + " where a.id = :id and a.consumedAt is null and a.expiresAt > :now")
                        .setParameter("id", id)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Attempts without an outcome that expired, or whose code exchange was interrupted; at most {@code batch}. */
    public List<ConnectAttempt> expired(int batch) {
        Instant now = clock.instant();
        return entities.createQuery(
                        "select a from ConnectAttempt a where a.outcome = :pending"
                                + " and (a.expiresAt <= :now or a.consumedAt <= :interrupted)"
                                + " order by a.expiresAt, a.id",
                        ConnectAttempt.class)
                .setParameter("pending", AttemptOutcome.PENDING)
                .setParameter("now", now)
                .setParameter("interrupted", now.minus(ConnectAttempt.MAX_EXCHANGE))
                .setMaxResults(batch)
                .getResultList();
    }

    /** Deletes attempts that expired before this instant. */
    public void deleteExpiredBefore(Instant end) {
        entities.createQuery("delete from ConnectAttempt a where a.expiresAt < :end")
                .setParameter("end", end)
                .executeUpdate();
    }
}
