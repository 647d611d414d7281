package org.brokerconnect.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionEvent;

/**
 * Verifies chains of events while they are written, shortened by retention and deleted. Each statement sees another
 * moment of the database (READ COMMITTED), so the head of the chain is read before the events and again after them.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EventChainStore {

    /** An id that sorts before the id of every connection. */
    static final UUID BEFORE_FIRST = new UUID(0, 0);

    private static final int PAGE = 500;

    @PersistenceContext
    private EntityManager entities;

    /**
     * Verifies this connection's log up to the first fault. Verifies again when a fault was found and the oldest events
     * or the whole connection were deleted meanwhile.
     */
    public ChainReport verify(UUID connection) {
        ChainEnd begin = begin(connection);
        Optional<ChainEnd> head = head(connection);
        ChainReport report = walk(new EventChain(connection, begin, head), connection);
        while (report.fault() != null && !isUnchanged(connection, begin, head.isPresent())) {
            begin = begin(connection);
            head = head(connection);
            report = walk(new EventChain(connection, begin, head), connection);
        }
        return report;
    }

    private boolean isUnchanged(UUID connection, ChainEnd begin, boolean exists) {
        return begin.equals(begin(connection)) && head(connection).isPresent() == exists;
    }

    private ChainReport walk(EventChain chain, UUID connection) {
        long read = Long.MIN_VALUE;
        long events = 0;
        for (List<ConnectionEvent> page = page(connection, read); !page.isEmpty(); page = page(connection, read)) {
            for (ConnectionEvent event : page) {
                events++;
                Optional<ChainFault> fault = chain.add(event);
                if (fault.isPresent()) {
                    return new ChainReport(events, fault.get());
                }
                read = event.sequence();
            }
            entities.clear();
        }
        return new ChainReport(events, chain.end(head(connection)).orElse(null));
    }

    private List<ConnectionEvent> page(UUID connection, long after) {
        return entities.createQuery(
                        "select e from ConnectionEvent e where e.connectionId = :connection and e.sequence > :after"
                                + " order by e.sequence",
                        ConnectionEvent.class)
                .setParameter("connection", connection)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList();
    }

    private ChainEnd begin(UUID connection) {
        entities.clear();
        EventAnchor anchor = entities.find(EventAnchor.class, connection);
        return anchor == null ? ChainEnd.NOTHING : new ChainEnd(anchor.sequence(), anchor.hash());
    }

    private Optional<ChainEnd> head(UUID connection) {
        return entities
                .createQuery(
                        "select new org.brokerconnect.audit.ChainEnd(c.eventSequence, c.eventHash)"
                                + " from BrokerConfig c where c.id = :id",
                        ChainEnd.class)
                .setParameter("id", connection)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The next page of connections that exist, by id, after an id or {@link #BEFORE_FIRST}. */
    public List<UUID> findExisting(UUID after) {
        return page("select c.id from BrokerConfig c where c.id > :after order by c.id", after);
    }

    /** As {@link #findExisting}, but of deleted connections that still have events. */
    public List<UUID> findDeleted(UUID after) {
        return page(
                "select distinct e.connectionId from ConnectionEvent e"
                        + " where e.connectionId > :after"
                        + " and not exists (select 1 from BrokerConfig c where c.id = e.connectionId)"
                        + " order by e.connectionId",
                after);
    }

    private List<UUID> page(String query, UUID after) {
        return entities.createQuery(query, UUID.class)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList();
    }
}
