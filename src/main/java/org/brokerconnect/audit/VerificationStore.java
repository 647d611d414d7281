package org.brokerconnect.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brokerconnect.audit.LogFault.FaultKind;
import org.brokerconnect.audit.StoredEvent.Link;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.ConnectionState;

/**
 * Reads the log for its verification, while others write it and retention shortens it. Each comparison is one
 * statement, so it sees one moment of the database under READ COMMITTED.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class VerificationStore {

    private static final String PAGE = """
            select e.position, cast(e.connection_id as char(36)), e.sequence, e.hash,
              p.position, p.hash, a.sequence, a.hash,
              e.change_kind in (:changes) and e.from_state in (:states) and e.to_state in (:states)
            from connection_event e
            left join connection_event p on p.connection_id = e.connection_id and p.sequence = e.sequence - 1
            left join event_anchor a on a.connection_id = e.connection_id
            where e.position > :after and e.position <= :last order by e.position""";

    private static final List<String> CHANGES =
            Arrays.stream(Change.values()).map(Change::storedName).toList();

    private static final List<String> STATES =
            Arrays.stream(ConnectionState.values()).map(Enum::name).toList();

    private static final int READABLE = 8;

    /** Newest events by the connections' rows that do not exist, or have another hash. */
    private static final String HEADS = """
            select cast(c.id as char(36)), c.event_sequence, if(e.position is null, 'MISSING', 'ALTERED'), e.position
            from broker_config c
            left join connection_event e on e.connection_id = c.id and e.sequence = c.event_sequence
            left join event_anchor a on a.connection_id = c.id
            where c.event_sequence > 0 and not (e.hash <=> c.event_hash)
              and not (e.position is null and a.sequence <=> c.event_sequence and a.hash <=> c.event_hash)""";

    /** Events after the newest one by the connection's row. */
    private static final String AFTER_HEADS = """
            select cast(c.id as char(36)), e.sequence, 'ADDED', e.position
            from broker_config c join connection_event e on e.connection_id = c.id and e.sequence > c.event_sequence""";

    /** Connections without a row whose last event is not their deletion. */
    private static final String ENDS = """
            select cast(n.connection_id as char(36)), n.sequence + 1, 'MISSING', null
            from (select connection_id, max(sequence) as sequence from connection_event group by connection_id) n
            join connection_event e on e.connection_id = n.connection_id and e.sequence = n.sequence
            where e.change_kind <> 'DELETED' and not exists (select 1 from broker_config c where c.id = n.connection_id)
            """;

    /** Events outside of the positions that were written. */
    private static final String OUTSIDE = """
            select cast(e.connection_id as char(36)), e.sequence, 'ADDED', e.position from connection_event e
            where e.position <= (select l.start_position from audit_log l)
               or e.position > (select p.position from event_position p where p.id = 1)""";

    private static final String MISSING_COUNT = """
            select l.verified_position - l.start_position - (select count(*) from connection_event e
              where e.position > l.start_position and e.position <= l.verified_position) from audit_log l""";

    private static final String GAPS = """
            select g.position_before + 1, g.position - 1 from (
              select e.position, coalesce(lag(e.position) over (order by e.position), l.start_position)
                as position_before
              from audit_log l join connection_event e
                on e.position > l.start_position and e.position <= l.verified_position) g
            where g.position > g.position_before + 1
            union all
            select coalesce(max(e.position), l.start_position) + 1, l.verified_position
            from audit_log l left join connection_event e
              on e.position > l.start_position and e.position <= l.verified_position
            group by l.id, l.start_position, l.verified_position
            having coalesce(max(e.position), l.start_position) < l.verified_position""";

    private static final String STATE = "select l, (select count(a) from EventAnchor a) from AuditLog l";

    @PersistenceContext
    private EntityManager entities;

    /**
     * The events after a position, up to {@code last}, in order; at most {@code size}. An event whose columns have
     * unknown names cannot be read as an entity, so the names are compared first.
     */
    public List<StoredEvent> page(long after, long last, int size) {
        List<Object[]> rows = rows(PAGE, size, "after", after, "last", last, "changes", CHANGES, "states", STATES);
        List<Long> readable = rows.stream()
                .filter(row -> number(row[READABLE]) == 1)
                .map(row -> number(row[0]))
                .toList();
        Map<Long, ConnectionEvent> events = entities.createQuery(
                        "select e from ConnectionEvent e where e.position in :positions", ConnectionEvent.class)
                .setParameter("positions", readable)
                .getResultStream()
                .collect(Collectors.toMap(ConnectionEvent::position, Function.identity()));
        entities.clear();
        return rows.stream().map(row -> event(row, events.get(number(row[0])))).toList();
    }

    private static StoredEvent event(Object[] row, ConnectionEvent content) {
        return new StoredEvent(
                number(row[0]),
                UUID.fromString(text(row[1])),
                number(row[2]),
                text(row[3]),
                link(row[4], row[5]),
                link(row[6], row[7]),
                content);
    }

    private static Link link(Object number, Object hash) {
        return number == null ? null : new Link(number(number), text(hash));
    }

    /** Faults that are found without reading all events; at most {@link AuditLogStore#SHOWN_FAULTS} of each kind. */
    public List<LogFault> faultsOfLog() {
        List<LogFault> faults = new ArrayList<>();
        for (String query : List.of(HEADS, AFTER_HEADS, ENDS, OUTSIDE)) {
            rows(query, AuditLogStore.SHOWN_FAULTS).forEach(row -> faults.add(fault(row)));
        }
        if (number(entities.createNativeQuery(MISSING_COUNT).getSingleResult()) != 0) {
            rows(GAPS, AuditLogStore.SHOWN_FAULTS)
                    .forEach(
                            row -> faults.add(LogFault.ofPositions(FaultKind.MISSING, number(row[0]), number(row[1]))));
        }
        Object[] state = entities.createQuery(STATE, Object[].class).getSingleResult();
        Optional<Checkpoint> checkpoint = ((AuditLog) state[0]).checkpoint();
        if (checkpoint.isEmpty()) {
            faults.add(LogFault.ofLog(FaultKind.CHECKPOINT));
        } else if (checkpoint.get().isSealed() && checkpoint.get().anchors() != number(state[1])) {
            faults.add(LogFault.ofLog(FaultKind.ANCHORS));
        }
        return faults;
    }

    private static LogFault fault(Object[] row) {
        FaultKind kind = FaultKind.valueOf(text(row[2]));
        UUID connection = UUID.fromString(text(row[0]));
        return row[3] == null
                ? LogFault.ofSequence(kind, connection, number(row[1]))
                : LogFault.ofEvent(kind, connection, number(row[1]), number(row[3]));
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, int most, Object... parameters) {
        var query = entities.createNativeQuery(sql).setMaxResults(most);
        for (int i = 0; i < parameters.length; i += 2) {
            query.setParameter((String) parameters[i], parameters[i + 1]);
        }
        return query.getResultList();
    }

    private static long number(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return ((Number) value).longValue();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
