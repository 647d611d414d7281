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
 * Reads whole chains of events. Each is read in one transaction, which sees one moment of the database: events written meanwhile are no trouble.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EventChainStore {

    /** Before every connection. */
    static final UUID FIRST = new UUID(0, 0);

    private static final int PAGE = 500;

    @PersistenceContext
    private EntityManager entities;

    /** The first place where this connection's log is broken; empty when it is whole. */
    public Optional<ChainFault> firstBroken(UUID connection) {
        return Optional.ofNullable(check(connection).broken());
    }

    /** Looks at this connection's log up to the first place where it is broken. */
    public ChainReport check(UUID connection) {
        EventChain chain = new EventChain(connection, begin(connection));
        long read = Long.MIN_VALUE;
        long events = 0;
        for (List<ConnectionEvent> page = page(connection, read); !page.isEmpty(); page = page(connection, read)) {
            for (ConnectionEvent event : page) {
                events++;
                Optional<ChainFault> broken = chain.add(event);
                if (broken.isPresent()) {
                    return new ChainReport(events, broken.get());
                }
                read = event.sequence();
            }
            entities.clear();
        }
        Optional<ChainFault> atTheEnd = newest(connection).map(chain::endsAt).orElseGet(chain::endsWithDeletion);
        return new ChainReport(events, atTheEnd.orElse(null));
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
        EventAnchor anchor = entities.find(EventAnchor.class, connection);
        return anchor == null ? ChainEnd.NOTHING : new ChainEnd(anchor.sequence(), anchor.hash());
    }

    private Optional<ChainEnd> newest(UUID connection) {
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

    /** Connections that exist, a page at a time, after one of them or after {@link #FIRST}. */
    public List<UUID> existing(UUID after) {
        return page("select c.id from BrokerConfig c where c.id > :after order by c.id", after);
    }

    /** Connections that were deleted and that the log still knows, a page at a time; as {@link #existing}. */
    public List<UUID> deleted(UUID after) {
        return page(
                "select distinct e.connectionId from ConnectionEvent e"
                        + " where e.connectionId > :after and not exists (select 1 from BrokerConfig c where c.id = e.connectionId)"
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
