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

/**
 * The one way in which a connection changes: its row is locked, its state machine steps, its log grows, all in the caller's transaction. Changes
 * of one connection therefore happen one after another; rows are always locked in the order configuration, session, log.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TransitionStore {

    @PersistenceContext
    private EntityManager entities;

    private Event<ConnectionChanged> told;
    private Clock clock;

    /** For the container. */
    public TransitionStore() {}

    @Inject
    TransitionStore(Event<ConnectionChanged> told, Clock clock) {
        this.told = told;
        this.clock = clock;
    }

    /** A configuration, locked until the transaction ends. */
    public Optional<BrokerConfig> lock(UUID id) {
        return Optional.ofNullable(entities.find(BrokerConfig.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** This owner's configuration, locked until the transaction ends; someone else's is not there. */
    public Optional<BrokerConfig> lockOwn(String owner, UUID id) {
        return lock(id).filter(config -> config.owner().equals(owner));
    }

    /** The session of a locked configuration, locked as well. */
    public Optional<ConnectionSession> sessionOf(BrokerConfig config) {
        return Optional.ofNullable(entities.find(ConnectionSession.class, config.id(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Steps the state machine and writes the event. {@code reason} may be null. */
    public void record(BrokerConfig config, Change change, String reason, String actor) {
        record(config, change, reason, actor, () -> config.standing().step(change, reason));
    }

    /** Has an effect on the connection that is no step of the state machine, and writes the event. {@code reason} may be null. */
    public void record(BrokerConfig config, Change change, String reason, String actor, Runnable effect) {
        Instant now = clock.instant();
        ConnectionState from = config.standing().shownAt(now);
        ConnectionState stored = config.standing().stored();
        effect.run();
        config.standsSince(now, stored);
        ConnectionState to = config.standing().shownAt(now);
        entities.persist(
                new ConnectionEvent(nextPosition(), config, new Transition(change, from, to, reason, actor, now)));
        told.fire(new ConnectionChanged(config.owner()));
    }

    /**
     * Holds the row of positions until commit: whoever sees a position sees every smaller one. All who change anything wait for that row, so what can
     * be written before is written before, and the row is asked once.
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
