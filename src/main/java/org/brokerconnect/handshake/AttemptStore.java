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
import org.brokerconnect.problem.ProblemException;

/** Attempts, and what their end does to the connection, in one transaction. */
@Stateless
public class AttemptStore {

    @PersistenceContext
    private EntityManager entities;

    private ConnectionStore connections;
    private ConnectionWriter writer;
    private Clock clock;

    /** For the container. */
    public AttemptStore() {}

    @Inject
    AttemptStore(ConnectionStore connections, ConnectionWriter writer, Clock clock) {
        this.connections = connections;
        this.writer = writer;
        this.clock = clock;
    }

    /** Stores a new attempt and marks its connection as being connected. */
    public void remember(ConnectAttempt attempt) {
        entities.persist(attempt);
        if (!writer.openAttempt(attempt.owner(), attempt.configId(), attempt.id(), attempt.expiresAt())) {
            throw ProblemException.notFound();
        }
    }

    public Optional<ConnectAttempt> byState(String stateHash) {
        return entities.createQuery("select a from ConnectAttempt a where a.stateHash = :hash", ConnectAttempt.class)
                .setParameter("hash", stateHash)
                .getResultStream()
                .findFirst();
    }

    /** The newest open attempt at this broker that a browser with one of these cookies started. */
    public Optional<ConnectAttempt> newestOpenByCookie(String broker, Collection<String> cookieHashes) {
        return newestOpen(broker, "a.cookieHash in :carrier", cookieHashes);
    }

    /** The newest open attempt at this broker that this person started. */
    public Optional<ConnectAttempt> newestOpenOf(String broker, String owner) {
        return newestOpen(broker, "a.owner = :carrier", owner);
    }

    private Optional<ConnectAttempt> newestOpen(String broker, String condition, Object carrier) {
        return entities.createQuery(
                        "select a from ConnectAttempt a where " + condition + " and a.broker = :broker"
                                + " and a.consumedAt is null and a.expiresAt > :now order by a.createdAt desc",
                        ConnectAttempt.class)
                .setParameter("carrier", carrier)
                .setParameter("broker", broker)
                .setParameter("now", clock.instant())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** This owner's attempt; someone else's is not there. */
    public Optional<ConnectAttempt> find(String owner, UUID id) {
        return entities.createQuery(
                        "select a from ConnectAttempt a where a.id = :id and a.owner = :owner", ConnectAttempt.class)
                .setParameter("id", id)
                .setParameter("owner", owner)
                .getResultStream()
                .findFirst();
    }

    /** Takes the one right to finish this attempt. Of many that try, one gets true; after its time nobody does. */
    public boolean consume(UUID id) {
        return entities.createQuery("update ConnectAttempt a set a.consumedAt = :now"
                                + " where a.id = :id and a.consumedAt is null and a.expiresAt > :now")
                        .setParameter("id", id)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** An attempt whose time ran out is a success all the same if another one has connected meanwhile: the person has what they wanted. */
    public void cameLate(ConnectAttempt attempt) {
        Instant now = clock.instant();
        if (connections
                .findAnyOwner(attempt.configId())
                .filter(connection -> connection.isConnectedSince(attempt.createdAt(), now))
                .isPresent()) {
            Optional.ofNullable(entities.find(ConnectAttempt.class, attempt.id()))
                    .filter(row -> row.ranOutAt(now))
                    .ifPresent(row -> row.ended(AttemptOutcome.CONNECTED, null));
        }
    }

    /**
     * @return false when the attempt was deleted, or given up, while the broker answered: nobody waits for this session
     * @throws org.brokerconnect.connection.ConnectRefusedException if the connection cannot take this session; nothing is changed then
     */
    public boolean succeeded(ConnectAttempt attempt, BrokerSession session) {
        Optional<ConnectAttempt> waiting = undecided(attempt);
        waiting.ifPresent(row -> {
            writer.connect(row.configId(), row.credentialsVersion(), session);
            row.ended(AttemptOutcome.CONNECTED, null);
        });
        return waiting.isPresent();
    }

    /** The attempt led to nothing; the connection is what it was before. */
    public void failed(ConnectAttempt attempt, AttemptOutcome outcome, String problem) {
        undecided(attempt).ifPresent(row -> {
            writer.closeAttempt(row.configId(), row.id(), problem);
            row.ended(outcome, problem);
        });
    }

    /** The attempt's row, locked, unless its outcome was written already. */
    private Optional<ConnectAttempt> undecided(ConnectAttempt attempt) {
        return Optional.ofNullable(entities.find(ConnectAttempt.class, attempt.id(), LockModeType.PESSIMISTIC_WRITE))
                .filter(ConnectAttempt::isUndecided);
    }

    /** Attempts without an outcome whose time is over; at most {@code batch}. */
    public List<ConnectAttempt> late(int batch) {
        return entities.createQuery(
                        "select a from ConnectAttempt a where a.outcome = :pending and a.expiresAt <= :end",
                        ConnectAttempt.class)
                .setParameter("pending", AttemptOutcome.PENDING)
                .setParameter("end", clock.instant())
                .setMaxResults(batch)
                .getResultList();
    }

    /** Removes what ended before this instant. */
    public void forgetBefore(Instant end) {
        entities.createQuery("delete from ConnectAttempt a where a.expiresAt < :end")
                .setParameter("end", end)
                .executeUpdate();
    }
}
