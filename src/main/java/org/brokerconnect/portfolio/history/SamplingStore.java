package org.brokerconnect.portfolio.history;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionChanged;
import org.brokerconnect.session.SessionConfig;
import org.brokerconnect.session.SkipLocked;

/**
 * Schedules the sampling of holdings. A login creates a connection's row and the end of its session deletes it, in the
 * transaction of the change, so that every session is sampled and the sweep reads no session that is not due.
 */
@Stateless
public class SamplingStore {

    @PersistenceContext
    private EntityManager entities;

    private SamplingPlan plan;
    private SessionConfig config;
    private Clock clock;

    /** For the container. */
    public SamplingStore() {}

    @Inject
    SamplingStore(SamplingPlan plan, SessionConfig config, Clock clock) {
        this.plan = plan;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Keeps the schedule in step with the session. A renewal keeps the schedule, and so does everything that keeps the
     * session.
     */
    public void follow(@Observes ConnectionChanged changed) {
        switch (changed.change()) {
            case CONNECTED -> schedule(changed.connectionId(), plan.firstAfterLogin(clock.instant()));
            case LOGIN_REQUIRED, DISCONNECTED, CREDENTIALS_REPLACED -> remove(changed.connectionId());
            default -> {}
        }
    }

    private void schedule(UUID connection, Instant at) {
        SamplingSchedule existing = entities.find(SamplingSchedule.class, connection);
        if (existing == null) {
            entities.persist(new SamplingSchedule(connection, at));
        } else {
            existing.sampleAt(at);
        }
    }

    private void remove(UUID connection) {
        entities.createQuery("delete from SamplingSchedule p where p.configId = :id")
                .setParameter("id", connection)
                .executeUpdate();
    }

    /**
     * Claims at most {@code batch} due connections whose session has not ended, longest due first. Each is due again
     * after a lease, unless {@link #scheduleNext} changes that.
     */
    public List<UUID> takeDue(int batch) {
        Instant now = clock.instant();
        List<UUID> due = SkipLocked.first(
                batch,
                entities.createQuery(
                                "select p.configId from SamplingSchedule p where p.nextAt <= :now"
                                        + " and exists (select s.configId from ConnectionSession s"
                                        + " where s.configId = p.configId and s.expiresAt > :now) order by p.nextAt",
                                UUID.class)
                        .setParameter("now", now));
        if (!due.isEmpty()) {
            entities.createQuery("update SamplingSchedule p set p.nextAt = :until where p.configId in :due")
                    .setParameter("until", now.plus(config.lease()))
                    .setParameter("due", due)
                    .executeUpdate();
        }
        return due;
    }

    /** Schedules the next sample. Does nothing when the session has ended meanwhile. */
    public void scheduleNext(UUID connection, Instant at) {
        entities.createQuery("update SamplingSchedule p set p.nextAt = :at where p.configId = :id")
                .setParameter("at", at)
                .setParameter("id", connection)
                .executeUpdate();
    }
}
