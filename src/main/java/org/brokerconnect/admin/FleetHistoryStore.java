package org.brokerconnect.admin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionState;

/**
 * Computes the history of all connections from the event log. The database counts; at most one row per bucket and kind
 * of step is read. Changes that keep the state, such as renewals, are ignored. The counts, the steps and the begin of
 * the log come from one statement, because under READ COMMITTED two statements see different moments.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FleetHistoryStore {

    /**
     * Rows of three kinds: connections by state, steps by bucket, and the age of the begin of the log.
     *
     * <p>The state before an event is the state that the connection's previous state-changing event led to: an event's
     * own from-state may be CONNECTING, which is never stored. A step is never in an older bucket than the step before
     * it in its connection, although the clocks of nodes differ.
     */
    private static final String HISTORY = """
            select 'STATE', null, c.state, null, count(*) from broker_config c group by c.state
            union all
            select 'BEGIN', timestampdiff(microsecond, l.start_at, :now), null, null, 1
            from audit_log l where l.start_at is not null
            union all
            select 'STEP', bucket, earlier, change_kind, count(*) from (
              select min(greatest(0, floor(timestampdiff(microsecond, e.happened_at, :now) / :micros)))
                  over (partition by e.connection_id order by e.sequence) as bucket,
                e.change_kind,
                (select p.change_kind from connection_event p
                  where p.connection_id = e.connection_id and p.sequence < e.sequence
                    and p.change_kind in (:settling)
                  order by p.sequence desc limit 1) as earlier
              from connection_event e
              where e.happened_at > :from and e.change_kind in (:settling)
                and (e.from_state <> e.to_state or e.to_state = 'CONNECTING'
                  or e.change_kind in ('CREATED', 'DELETED'))
            ) as step group by bucket, earlier, change_kind""";

    private static final List<String> SETTLING = Arrays.stream(Change.values())
            .filter(change -> change == Change.DELETED || change.leadsTo().isPresent())
            .map(Change::storedName)
            .toList();

    @PersistenceContext
    private EntityManager entities;

    private record Row(String kind, Number number, String from, String change, long connections) {

        static Row of(Object[] columns) {
            return new Row(
                    columns[0].toString(),
                    (Number) columns[1],
                    (String) columns[2],
                    (String) columns[3],
                    ((Number) columns[4]).longValue());
        }
    }

    /**
     * The points {@code now}, one step earlier, and so on, for {@code buckets} steps or as far back as the log is
     * retained.
     */
    public FleetHistory until(Instant now, Duration step, int buckets) {
        List<Row> rows = rows(now, step, buckets);
        return FleetHistory.before(now, counts(rows), step, retained(rows, step, buckets), steps(rows));
    }

    private List<Row> rows(Instant now, Duration step, int buckets) {
        List<?> rows = entities.createNativeQuery(HISTORY)
                .setParameter("now", now)
                .setParameter("from", now.minus(step.multipliedBy(buckets)))
                .setParameter("micros", step.toNanos() / 1_000)
                .setParameter("settling", SETTLING)
                .getResultList();
        return rows.stream().map(row -> Row.of((Object[]) row)).toList();
    }

    private static Map<ConnectionState, Long> counts(List<Row> rows) {
        Map<ConnectionState, Long> counts = new EnumMap<>(ConnectionState.class);
        Arrays.stream(ConnectionState.values()).forEach(state -> counts.put(state, 0L));
        counts.remove(ConnectionState.CONNECTING);
        rows.stream()
                .filter(row -> row.kind().equals("STATE"))
                .forEach(row -> counts.put(ConnectionState.valueOf(row.from()), row.connections()));
        return counts;
    }

    /** How many buckets lie after the newest event that retention deleted; {@code wanted} if none was deleted. */
    private static int retained(List<Row> rows, Duration step, int wanted) {
        return rows.stream()
                .filter(row -> row.kind().equals("BEGIN"))
                .map(row -> row.number().longValue() / (step.toNanos() / 1_000))
                .map(known -> (int) Math.max(0, Math.min(known, wanted)))
                .findFirst()
                .orElse(wanted);
    }

    private static List<FleetStep> steps(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.kind().equals("STEP"))
                .map(FleetHistoryStore::step)
                .toList();
    }

    private static FleetStep step(Row row) {
        Change change = Change.ofStoredName(row.change());
        ConnectionState from =
                row.from() == null ? stateBeforeRetention(change) : stateAfter(Change.ofStoredName(row.from()));
        return new FleetStep(row.number().intValue(), from, stateAfter(change), row.connections());
    }

    /** A connection has no state before its creation; otherwise the earlier events have been deleted. */
    private static ConnectionState stateBeforeRetention(Change change) {
        return change == Change.CREATED ? null : ConnectionState.DISCONNECTED;
    }

    private static ConnectionState stateAfter(Change change) {
        return change.leadsTo().orElse(null);
    }
}
