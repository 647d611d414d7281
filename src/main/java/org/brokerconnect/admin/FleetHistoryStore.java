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
 * Reads the past of all connections out of the log, in one transaction, which sees one moment of the database. The database counts; what is read is at most
 * a row for each stretch of time and kind of step. Renewals and other changes that leave the state alone are passed over.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FleetHistoryStore {

    /**
     * The state before an event is what the latest earlier event of its connection that changes stored states led to: an event's own from-state may be
     * CONNECTING, which is never stored.
     */
    private static final String STEPS = "select stretch, earlier, change_kind, count(*) from ("
            + " select greatest(0, floor(timestampdiff(microsecond, e.happened_at, :now) / :micros)) as stretch, e.change_kind,"
            + " (select p.change_kind from connection_event p where p.connection_id = e.connection_id"
            + "  and p.sequence < e.sequence and p.change_kind in (:settling) order by p.sequence desc limit 1) as earlier"
            + " from connection_event e where e.happened_at > :from and e.change_kind in (:settling)"
            + " and (e.from_state <> e.to_state or e.to_state = 'CONNECTING' or e.change_kind in ('CREATED', 'DELETED'))"
            + ") as step group by stretch, earlier, change_kind";

    private static final List<String> SETTLING = Arrays.stream(Change.values())
            .filter(change -> change == Change.DELETED || change.leadsTo().isPresent())
            .map(Change::name)
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

    /** The points {@code now}, one step before, and so on, as far back as asked for or as the log is kept. */
    public FleetHistory until(Instant now, Duration step, int stretches) {
        int known = knownStretches(now, step, stretches);
        return FleetHistory.before(now, fleet.byState(), step, known, steps(now, step, known));
    }

    private int knownStretches(Instant now, Duration step, int wanted) {
        return forgottenUntil()
                .map(begin -> Duration.between(begin, now).dividedBy(step))
                .map(known -> (int) Math.max(0, Math.min(known, wanted)))
                .orElse(wanted);
    }

    /** When the oldest event happened that is kept, where older ones were forgotten. */
    private Optional<Instant> forgottenUntil() {
        return entities
                .createQuery(
                        "select min(e.happenedAt) from ConnectionEvent e where exists (select 1 from EventAnchor a)",
                        Instant.class)
                .getResultList()
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    private List<FleetStep> steps(Instant now, Duration step, int stretches) {
        List<?> rows = entities.createNativeQuery(STEPS)
                .setParameter("now", now)
                .setParameter("from", now.minus(step.multipliedBy(stretches)))
                .setParameter("micros", step.toNanos() / 1_000)
                .setParameter("settling", SETTLING)
                .getResultList();
        return rows.stream().map(row -> step((Object[]) row)).toList();
    }

    private static FleetStep step(Object[] row) {
        Change change = Change.valueOf((String) row[2]);
        ConnectionState from =
                row[1] == null ? beforeAllThatIsKept(change) : stateAfter(Change.valueOf((String) row[1]));
        return new FleetStep(((Number) row[0]).intValue(), from, stateAfter(change), ((Number) row[3]).longValue());
    }

    /** Nothing comes before the first; what came before another was forgotten long ago. */
    private static ConnectionState beforeAllThatIsKept(Change change) {
        return change == Change.CREATED ? null : ConnectionState.DISCONNECTED;
    }

    private static ConnectionState stateAfter(Change change) {
        return change.leadsTo().orElse(null);
    }
}
