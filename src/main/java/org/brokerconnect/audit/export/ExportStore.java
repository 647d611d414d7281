package org.brokerconnect.audit.export;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.brokerconnect.audit.AuditEntry;
import org.brokerconnect.connection.ConnectionEvent;

/** Reads the audit log in pages for an export, each row with the hash of the row before it in its chain. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ExportStore {

    private static final String EVENTS =
            "select new org.brokerconnect.audit.export.ExportStore$Event(e, coalesce(p.hash,"
                    + " a.hash)) from ConnectionEvent e"
                    + " left join ConnectionEvent p on p.connectionId = e.connectionId and p.sequence = e.sequence - 1"
                    + " left join EventAnchor a on a.connectionId = e.connectionId and a.sequence = e.sequence - 1"
                    + " where e.position > :after and e.position <= :last";
    private static final String ENTRIES = "select new org.brokerconnect.audit.export.ExportStore$Entry(e, coalesce("
            + "p.hash, l.startHash)) from AuditEntry e left join AuditEntry p on p.position = e.position - 1"
            + " left join EntryLog l on l.startPosition = e.position - 1"
            + " where e.position > :after and e.position <= :last";

    @PersistenceContext
    private EntityManager entities;

    /** An event and the hash before it; null for the first event of its connection. */
    public record Event(ConnectionEvent event, String previousHash) {}

    /** An entry and the hash before it; null for the first entry. */
    public record Entry(AuditEntry entry, String previousHash) {}

    /** The position of the newest entry that retention deleted; 0 if none was. */
    public long entriesAfter() {
        return entities.createQuery("select l.startPosition from EntryLog l", Long.class)
                .getSingleResult();
    }

    /** The position of the newest event that retention deleted; 0 if none was. */
    public long eventsAfter() {
        return entities.createQuery("select l.startPosition from AuditLog l", Long.class)
                .getSingleResult();
    }

    /** The position of the newest entry; 0 if there is none. */
    public long lastEntry() {
        Long last = entities.createQuery("select max(e.position) from AuditEntry e", Long.class)
                .getSingleResult();
        return last == null ? 0 : last;
    }

    /** Events after one position and up to another that match the filter, in order; at most {@code batch}. */
    public List<Event> events(long after, long last, ExportFilter filter, int batch) {
        return page(query(EVENTS, "e.owner", filter, Event.class), after, last, batch);
    }

    /** Entries after one position and up to another that match the filter, in order; at most {@code batch}. */
    public List<Entry> entries(long after, long last, ExportFilter filter, int batch) {
        return page(query(ENTRIES, "e.person", filter, Entry.class), after, last, batch);
    }

    private <T> TypedQuery<T> query(String select, String person, ExportFilter filter, Class<T> type) {
        StringBuilder text = new StringBuilder(select);
        text.append(filter.from() == null ? "" : " and e.happenedAt >= :from");
        text.append(filter.to() == null ? "" : " and e.happenedAt < :to");
        text.append(filter.person() == null ? "" : " and " + person + " = :person");
        TypedQuery<T> query =
                entities.createQuery(text.append(" order by e.position").toString(), type);
        if (filter.from() != null) {
            query.setParameter("from", filter.from());
        }
        if (filter.to() != null) {
            query.setParameter("to", filter.to());
        }
        if (filter.person() != null) {
            query.setParameter("person", filter.person());
        }
        return query;
    }

    private <T> List<T> page(TypedQuery<T> query, long after, long last, int batch) {
        List<T> page = query.setParameter("after", after)
                .setParameter("last", last)
                .setMaxResults(batch)
                .getResultList();
        entities.clear();
        return page;
    }
}
