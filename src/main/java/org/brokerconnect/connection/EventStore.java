package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Appends to the log of changes, inside the transaction of the change. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EventStore {

    @PersistenceContext
    private EntityManager entities;

    public void append(BrokerConfig config, Transition transition) {
        entities.persist(new ConnectionEvent(nextPosition(), config, transition));
    }

    /** Holds the row of positions until commit: whoever sees a position sees every smaller one. */
    private long nextPosition() {
        entities.createNativeQuery("update event_position set position = position + 1 where id = 1")
                .executeUpdate();
        Object position = entities.createNativeQuery("select position from event_position where id = 1", Long.class)
                .getSingleResult();
        return ((Number) position).longValue();
    }
}
