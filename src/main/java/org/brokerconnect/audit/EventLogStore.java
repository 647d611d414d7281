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
 * Reads events. Positions become visible in order ({@link TransitionWriter}), so a reader that has read up to a
 * position misses no event before it. Opens no secret.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class EventLogStore {

    @PersistenceContext
    private EntityManager entities;

    /** The newest committed position; 0 before the first event. */
    public long lastPosition() {
        return (Long) entities.createNativeQuery("select position from event_position where id = 1", Long.class)
                .getSingleResult();
    }

    /** The oldest position that is kept; the newest plus 1 when no event is kept. */
    public long firstPosition() {
        Long oldest = entities.createQuery("select min(e.position) from ConnectionEvent e", Long.class)
                .getSingleResult();
        return oldest == null ? lastPosition() + 1 : oldest;
    }

    /** Events of all owners after a position, in order; at most {@code batch}. */
    public List<ConnectionEvent> after(long position, int batch) {
        return find("e.position > ?1", batch, position);
    }

    /** This owner's events after a position, in order; at most {@code batch}. */
    public List<ConnectionEvent> ofOwnerAfter(String owner, long position, int batch) {
        return owned(owner, find("e.position > ?1 and e.owner = ?2", batch, position, owner));
    }

    /** This owner's events of one connection after a number, in order; at most {@code batch}. */
    public List<ConnectionEvent> ofConnectionAfter(String owner, UUID connection, long sequence, int batch) {
        return owned(
                owner,
                find("e.sequence > ?1 and e.owner = ?2 and e.connectionId = ?3", batch, sequence, owner, connection));
    }

    /** This owner's events of one connection, newest first; at most {@code batch}. */
    public List<ConnectionEvent> newestOfConnection(String owner, UUID connection, int batch) {
        return owned(owner, find("e.owner = ?1 and e.connectionId = ?2", "desc", batch, owner, connection));
    }

    /** Events of all owners that match the filter, before a position, newest first; at most {@code batch}. */
    public List<ConnectionEvent> newestBefore(long position, EventFilter filter, int batch) {
        return find("e.position < ?1" + filter.conditionsFrom(2), "desc", batch, filter.valuesAfter(position));
    }

    /** Compares the owner once more, because a collation of the database may take two owners for one. */
    private static List<ConnectionEvent> owned(String owner, List<ConnectionEvent> found) {
        return found.stream().filter(event -> event.owner().equals(owner)).toList();
    }

    private List<ConnectionEvent> find(String condition, int batch, Object... values) {
        return find(condition, "asc", batch, values);
    }

    private List<ConnectionEvent> find(String condition, String direction, int batch, Object... values) {
        var query = entities.createQuery(
                "select e from ConnectionEvent e where " + condition + " order by e.position " + direction,
                ConnectionEvent.class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.setMaxResults(batch).getResultList();
    }
}
