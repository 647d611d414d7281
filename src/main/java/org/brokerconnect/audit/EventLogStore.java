package org.brokerconnect.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.TransitionWriter;

/**
 * Reads the log of changes. Positions become visible in their order ({@link TransitionWriter}), so whoever has read up to a position has seen
 * everything before it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class EventLogStore {

    @PersistenceContext
    private EntityManager entities;

    /** The newest position that can be read; 0 while nothing ever happened. */
    public long lastPosition() {
        return (Long) entities.createNativeQuery("select position from event_position where id = 1", Long.class)
                .getSingleResult();
    }

    /** The oldest position that is kept; one more than the newest when nothing is. */
    public long firstPosition() {
        Long oldest = entities.createQuery("select min(e.position) from ConnectionEvent e", Long.class)
                .getSingleResult();
        return oldest == null ? lastPosition() + 1 : oldest;
    }

    /** Everything after a position, of all owners, in order; at most {@code batch}. */
    public List<EventView> after(long position, int batch) {
        return views("e.position > ?1", batch, position);
    }

    /** This owner's events after a position, in order; at most {@code batch}. */
    public List<EventView> ofOwnerAfter(String owner, long position, int batch) {
        return views("e.position > ?1 and e.owner = ?2", batch, position, owner);
    }

    /** This owner's events of one connection after a number, in order; at most {@code batch}. */
    public List<EventView> ofConnectionAfter(String owner, UUID connection, long sequence, int batch) {
        return views("e.sequence > ?1 and e.owner = ?2 and e.connectionId = ?3", batch, sequence, owner, connection);
    }

    /** This owner's events of one connection, newest first; at most {@code batch}. */
    public List<EventView> newestOfConnection(String owner, UUID connection, int batch) {
        return views("e.owner = ?1 and e.connectionId = ?2", "desc", batch, owner, connection);
    }

    /** Those of everybody's that pass the filter and come before a position, newest first; at most {@code batch}. For administrators alone. */
    public List<EventView> newestBefore(long position, EventFilter filter, int batch) {
        return views("e.position < ?1" + filter.conditionsFrom(2), "desc", batch, filter.valuesAfter(position));
    }

    private List<EventView> views(String condition, int batch, Object... values) {
        return views(condition, "asc", batch, values);
    }

    private List<EventView> views(String condition, String direction, int batch, Object... values) {
        var query = entities.createQuery(
                "select e from ConnectionEvent e where " + condition + " order by e.position " + direction,
                ConnectionEvent.class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.setMaxResults(batch).getResultList().stream()
                .map(EventView::of)
                .toList();
    }
}
