package org.brokerconnect.handshake;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.ConnectionWriter;
import org.brokerconnect.connection.LoginWriter;
import org.brokerconnect.connection.LoginWriter.OpenAttempt;
import org.brokerconnect.connection.TransitionWriter;
import org.brokerconnect.problem.ProblemException;

/** Begins attempts and records their outcomes; each change of an attempt and of its connection is one transaction. */
@Stateless
public class AttemptWriter {

    @PersistenceContext
    private EntityManager entities;

    private AttemptStore attempts;
    private ConnectionStore connections;
    private LoginWriter writer;
    private ConnectionWriter events;
    private TransitionWriter transitions;
    private Clock clock;

    /** For the container. */
    public AttemptWriter() {}

    @Inject
    AttemptWriter(
            AttemptStore attempts,
            ConnectionStore connections,
            LoginWriter writer,
            ConnectionWriter events,
            TransitionWriter transitions,
            Clock clock) {
        this.attempts = attempts;
        this.connections = connections;
        this.writer = writer;
        this.events = events;
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
        lockPending(attempt).ifPresent(row -> end(row, outcome, problem));
    }

    /**
     * Cancels this owner's attempt, so that no callback can complete it any more; a session that the broker gives
     * meanwhile is revoked. Does nothing to an attempt that has an outcome.
     *
     * @return false for another person's attempt
     */
    public boolean cancel(String owner, UUID id) {
        Optional<ConnectAttempt> own = attempts.find(owner, id);
        own.ifPresent(entities::detach); // so that the row is read again under its lock
        own.flatMap(this::lockPending).ifPresent(row -> {
            row.consume(clock.instant());
            end(row, AttemptOutcome.CANCELLED, "attempt-cancelled");
        });
        return own.isPresent();
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
            events.recordRefusedCallback(attempt.configId(), problem);
        }
    }

    /** Records an attempt that expired, or whose code exchange was interrupted. */
    public void recordExpired(ConnectAttempt attempt, String problem) {
        lockPending(attempt).ifPresent(row -> {
            if (writer.isSuperseded(row.configId(), row.id())) {
                row.end(AttemptOutcome.CANCELLED, "attempt-superseded");
            } else {
                end(row, AttemptOutcome.FAILED, problem);
            }
        });
    }

    /** One that a person cancelled after a later attempt superseded it is no failure of the connection: no event. */
    private void end(ConnectAttempt row, AttemptOutcome outcome, String problem) {
        row.end(outcome, problem);
        if (outcome == AttemptOutcome.FAILED || !writer.isSuperseded(row.configId(), row.id())) {
            writer.closeAttempt(row.configId(), row.id(), problem, newestOpenBeside(row));
        }
    }

    /** Null when no other attempt of the connection can succeed. */
    private OpenAttempt newestOpenBeside(ConnectAttempt ended) {
        return entities.createQuery(
                        "select a from ConnectAttempt a where a.configId = :config and a.id <> :ended"
                                + " and a.credentialsVersion = :credentials and a.outcome = :pending"
                                + " and a.consumedAt is null and a.expiresAt > :now"
                                + " order by a.createdAt desc",
                        ConnectAttempt.class)
                .setParameter("config", ended.configId())
                .setParameter("ended", ended.id())
                .setParameter("credentials", ended.credentialsVersion())
                .setParameter("pending", AttemptOutcome.PENDING)
                .setParameter("now", clock.instant())
                .setMaxResults(1)
                .getResultStream()
                .map(open -> new OpenAttempt(open.id(), open.expiresAt()))
                .findFirst()
                .orElse(null);
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
}
