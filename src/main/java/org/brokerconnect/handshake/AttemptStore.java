package org.brokerconnect.handshake;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.ConnectionWriter;
import org.brokerconnect.connection.TransitionWriter;
import org.brokerconnect.problem.ProblemException;

/** Stores attempts; each change of an attempt and of its connection is one transaction. */
@Stateless
public class AttemptStore {

    @PersistenceContext
    private EntityManager entities;

    private ConnectionStore connections;
    private ConnectionWriter writer;
    private TransitionWriter transitions;
    private Clock clock;

    /** For the container. */
    public AttemptStore() {}

    @Inject
    AttemptStore(ConnectionStore connections, ConnectionWriter writer, TransitionWriter transitions, Clock clock) {
        this.connections = connections;
        this.writer = writer;
        this.transitions = transitions;
        this.clock = clock;
    }

    /** Stores a new attempt and opens it on its connection. */
    public void create(ConnectAttempt attempt) {
        entities.persist(attempt);
        if (!writer.openAttempt(attempt.owner(), attempt.configId(), attempt.id(), attempt.expiresAt())) {
            throw ProblemException.notFound();
        }
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

    /** Claims the attempt in one statement: exactly one caller gets true, and none after it has expired. */
    public boolean consume(UUID id) {
        return entities.createQuery("update ConnectAttempt a set a.consumedAt = :now"
                                + " where a.id = :id and a.consumedAt is null and a.expiresAt > :now")
                        .setParameter("id", id)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Records an expired attempt as CONNECTED if another attempt has connected the account since it began. */
    public void reconcileLate(ConnectAttempt attempt) {
        Instant now = clock.instant();
        if (connections
                .findAnyOwner(attempt.configId())
                .filter(connection -> connection.isConnectedSince(attempt.createdAt(), now))
                .isPresent()) {
            Optional.ofNullable(entities.find(ConnectAttempt.class, attempt.id()))
                    .filter(row -> row.isExpiredAt(now))
                    .ifPresent(row -> row.end(AttemptOutcome.CONNECTED, null));
        }
    }

    /**
     * Connects the account and records the outcome.
     *
     * @return false if the attempt was deleted or ended during the broker's call; the session is then not stored
     * @throws org.brokerconnect.connection.ConnectRefusedException if the connection refuses the session; nothing is
     *     changed
     */
    public boolean recordConnected(ConnectAttempt attempt, BrokerSession session) {
        Optional<ConnectAttempt> pending = lockPending(attempt);
        pending.ifPresent(row -> {
            writer.connect(row.configId(), row.credentialsVersion(), session);
            row.end(AttemptOutcome.CONNECTED, null);
        });
        return pending.isPresent();
    }

    /** Records the outcome of an attempt without a session; the connection keeps its state. */
    public void recordFailure(ConnectAttempt attempt, AttemptOutcome outcome, String problem) {
        lockPending(attempt).ifPresent(row -> {
            writer.closeAttempt(row.configId(), row.id(), problem);
            row.end(outcome, problem);
        });
    }

    /** Ends an attempt that was given up. One that a later attempt superseded is no failure of the connection. */
    public void recordCancelled(ConnectAttempt attempt, String problem) {
        if (writer.isSuperseded(attempt.configId(), attempt.id())) {
            lockPending(attempt).ifPresent(row -> row.end(AttemptOutcome.CANCELLED, problem));
        } else {
            recordFailure(attempt, AttemptOutcome.CANCELLED, problem);
        }
    }

    /**
     * Records the first callback from a browser that did not start the attempt. Anybody can send one, so the log gets
     * one event for each attempt.
     */
    public void recordRefusedCallback(ConnectAttempt attempt, String problem) {
        int first = entities.createQuery(
                        "update ConnectAttempt a set a.refusedAt = :now where a.id = :id and a.refusedAt is null")
                .setParameter("id", attempt.id())
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (first == 1) {
            writer.recordRefusedCallback(attempt.configId(), problem);
        }
    }

    /** Ends an attempt that expired. One that a later attempt superseded is no failure of the connection: no event. */
    public void recordExpired(ConnectAttempt attempt, String problem) {
        if (writer.isSuperseded(attempt.configId(), attempt.id())) {
            lockPending(attempt).ifPresent(row -> row.end(AttemptOutcome.CANCELLED, "attempt-superseded"));
        } else {
            recordFailure(attempt, AttemptOutcome.FAILED, problem);
        }
    }

    /**
     * The attempt's row, locked; empty if it already has an outcome. Locks the configuration first, as a deletion does,
     * whose cascade locks the attempt: the other order is a deadlock.
     */
    private Optional<ConnectAttempt> lockPending(ConnectAttempt attempt) {
        transitions.lock(attempt.configId());
        return Optional.ofNullable(entities.find(ConnectAttempt.class, attempt.id(), LockModeType.PESSIMISTIC_WRITE))
                .filter(ConnectAttempt::isPending);
    }

    /** Expired attempts without an outcome; at most {@code batch}. */
    public List<ConnectAttempt> expired(int batch) {
        return entities.createQuery(
                        "select a from ConnectAttempt a where a.outcome = :pending and a.expiresAt <= :end"
                                + " order by a.expiresAt, a.id",
                        ConnectAttempt.class)
                .setParameter("pending", AttemptOutcome.PENDING)
                .setParameter("end", clock.instant())
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
