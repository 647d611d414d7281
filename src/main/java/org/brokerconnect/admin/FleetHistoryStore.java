package org.brokerconnect.admin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionState;

/**
 * Computes the history of all connections from the event log. The database counts; at most one row per bucket and kind
 * of step is read. Changes that keep the state, such as renewals, are ignored.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FleetHistoryStore {

    /**
     * The state before an event is the state that the connection's previous state-changing event led to: an event's own
     * from-state may be CONNECTING, which is never stored.
     */
    private static final String STEPS = """
            select bucket, earlier, change_kind, count(*) from (
              select greatest(0, floor(timestampdiff(microsecond, e.happened_at, :now) / :micros)) as bucket,
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

    private FleetStore fleet;

    /** For the container. */
    public FleetHistoryStore() {}

    @Inject
    FleetHistoryStore(FleetStore fleet) {
        this.fleet = fleet;
    }

    /**
     * The points {@code now}, one step earlier, and so on, for {@code buckets} steps or as far back as the log is
     * retained.
     */
    public FleetHistory until(Instant now, Duration step, int buckets) {
        int known = retainedBuckets(now, step, buckets);
        return FleetHistory.before(now, fleet.byState(), step, known, steps(now, step, known));
    }

    private int retainedBuckets(Instant now, Duration step, int wanted) {
        return startOfRetention()
                .map(begin -> Duration.between(begin, now).dividedBy(step))
                .map(known -> (int) Math.max(0, Math.min(known, wanted)))
                .orElse(wanted);
    }

    /** The time of the oldest retained event; empty if none was ever deleted. */
    private Optional<Instant> startOfRetention() {
        return entities
                .createQuery(
                        "select min(e.happenedAt) from ConnectionEvent e where exists (select 1 from EventAnchor a)",
                        Instant.class)
                .getResultList()
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    private List<FleetStep> steps(Instant now, Duration step, int buckets) {
        List<?> rows = entities.createNativeQuery(STEPS)
                .setParameter("now", now)
                .setParameter("from", now.minus(step.multipliedBy(buckets)))
                .setParameter("micros", step.toNanos() / 1_000)
                .setParameter("settling", SETTLING)
                .getResultList();
        return rows.stream().map(row -> step((Object[]) row)).toList();
    }

    private static FleetStep step(Object[] row) {
        Change change = Change.ofStoredName((String) row[2]);
        ConnectionState from =
                row[1] == null ? stateBeforeRetention(change) : stateAfter(Change.ofStoredName((String) row[1]));
        return new FleetStep(((Number) row[0]).intValue(), from, stateAfter(change), ((Number) row[3]).longValue());
    }

    /** A connection has no state before its creation; otherwise the earlier events have been deleted. */
    private static ConnectionState stateBeforeRetention(Change change) {
        return change == Change.CREATED ? null : ConnectionState.DISCONNECTED;
    }

    private static ConnectionState stateAfter(Change change) {
        return change.leadsTo().orElse(null);
    }
}
