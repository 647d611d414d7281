package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.identity.RequestOrigin;

/**
 * The one place that changes a connection: locks its row, steps its state machine and appends its event, in the
 * caller's transaction. Changes of one connection are therefore serialised. Rows are always locked in the order
 * configuration, session, event position.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TransitionWriter {

    @PersistenceContext
    private EntityManager entities;

    private Event<ConnectionChanged> changes;
    private Clock clock;

    /** For the container. */
    public TransitionWriter() {}

    @Inject
    TransitionWriter(Event<ConnectionChanged> changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Locks a configuration until the transaction ends; empty when the id is unknown. */
    public Optional<BrokerConfig> lock(UUID id) {
        return Optional.ofNullable(entities.find(BrokerConfig.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Locks this owner's configuration until the transaction ends. Another owner's is not found and not locked, so that
     * nobody can make another person wait.
     */
    public Optional<BrokerConfig> lockOwn(String owner, UUID id) {
        boolean isOwn = !entities.createQuery(
                        "select c.id from BrokerConfig c where c.id = :id and c.owner = :owner", UUID.class)
                .setParameter("id", id)
                .setParameter("owner", owner)
                .getResultList()
                .isEmpty();
        return isOwn ? lock(id).filter(config -> config.isOwnedBy(owner)) : Optional.empty();
    }

    /** Locks the session of a locked configuration. */
    public Optional<ConnectionSession> lockSession(BrokerConfig config) {
        return Optional.ofNullable(entities.find(ConnectionSession.class, config.id(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Steps the state machine of a locked configuration and appends the event. {@code reason} may be null. */
    public void record(BrokerConfig config, Change change, String reason, String actor) {
        record(config, change, reason, actor, () -> config.storedState().step(change, reason));
    }

    /** Applies an effect that is not a step of the state machine and appends the event. {@code reason} may be null. */
    public void record(BrokerConfig config, Change change, String reason, String actor, Runnable effect) {
        Instant now = clock.instant();
        ConnectionState from = config.storedState().shownAt(now);
        ConnectionState stored = config.storedState().stored();
        effect.run();
        config.touchStateSince(now, stored);
        ConnectionState to = config.storedState().shownAt(now);
        entities.persist(new ConnectionEvent(
                nextPosition(),
                config,
                new ConnectionEvent.Content(change, from, to, reason, actor, now, RequestOrigin.current())));
        changes.fire(new ConnectionChanged(config.owner(), config.id(), change));
    }

    /**
     * Takes the next position and holds its row until commit, so positions become visible in their order. Serialises
     * all writers; flushes first, to hold the lock briefly.
     */
    private long nextPosition() {
        entities.flush();
        return (Long) entities.createNativeQuery(
                        "insert into event_position (id, position) values (1, 1)"
                                + " on duplicate key update position = position + 1 returning position",
                        Long.class)
                .getSingleResult();
    }
}
