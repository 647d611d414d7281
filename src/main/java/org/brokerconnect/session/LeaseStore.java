package org.brokerconnect.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionSession;

/**
 * Leases work on sessions. A caller that claims a row has it until the lease ends, so the work of a node that stops is
 * taken over. Claims skip rows that another node is claiming at the same moment.
 */
@Stateless
public class LeaseStore {

    @PersistenceContext
    private EntityManager entities;

    private SessionConfig config;
    private Clock clock;

    /** For the container. */
    public LeaseStore() {}

    @Inject
    LeaseStore(SessionConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Leases the renewal of these tokens.
     *
     * @return empty when it is leased already, or the session has other tokens by now
     */
    public Optional<RenewalLease> takeRenewal(UUID id, long tokenVersion) {
        ConnectionSession session = entities.find(ConnectionSession.class, id, LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant();
        boolean free = session != null
                && session.tokenVersion() == tokenVersion
                && !session.schedule().isLeasedAt(now);
        if (!free) {
            return Optional.empty();
        }
        RenewalLease lease = new RenewalLease(id, UUID.randomUUID());
        session.schedule().lease(lease.claim(), now.plus(config.lease()));
        return Optional.of(lease);
    }

    /** Leases renewals that are due, longest due first; at most {@code batch}. They share one claim. */
    public List<RenewalLease> takeDueRenewals(int batch) {
        Instant now = clock.instant();
        List<UUID> due = findDue(
                "s.schedule.renewAt <= :now and (s.schedule.leaseUntil is null or s.schedule.leaseUntil <= :now)"
                        + " order by s.schedule.renewAt",
                batch,
                now);
        UUID claim = UUID.randomUUID();
        if (!due.isEmpty()) {
            update(due, "s.schedule.leaseOwner = :claim, s.schedule.leaseUntil = :until", now)
                    .setParameter("claim", claim)
                    .executeUpdate();
        }
        return due.stream().map(id -> new RenewalLease(id, claim)).toList();
    }

    /**
     * Claims health checks that are due, longest due first; at most {@code batch}. Each is due again after a lease,
     * unless the check's result schedules it later.
     */
    public List<UUID> takeDueChecks(int batch) {
        Instant now = clock.instant();
        List<UUID> due =
                findDue("s.schedule.checkAt <= :now and s.expiresAt > :now order by s.schedule.checkAt", batch, now);
        if (!due.isEmpty()) {
            update(due, "s.schedule.checkAt = :until", now).executeUpdate();
        }
        return due;
    }

    /** Selects ids only: a row whose tokens cannot be opened must not block the others. */
    private List<UUID> findDue(String condition, int batch, Instant now) {
        return SkipLocked.first(
                batch,
                entities.createQuery("select s.configId from ConnectionSession s where " + condition, UUID.class)
                        .setParameter("now", now));
    }

    private Query update(List<UUID> taken, String assignments, Instant now) {
        return entities.createQuery("update ConnectionSession s set " + assignments + " where s.configId in :taken")
                .setParameter("taken", taken)
                .setParameter("until", now.plus(config.lease()));
    }

    /**
     * Releases a lease after an unexpected failure, so that a person's request can renew at once. The sweep tries again
     * after the first back-off. Opens no secret; does nothing when another caller has the lease by now.
     */
    public void release(RenewalLease lease) {
        entities.createQuery("update ConnectionSession s set s.schedule.leaseOwner = null,"
                        + " s.schedule.leaseUntil = null, s.schedule.renewAt = :retryAt"
                        + " where s.configId = :id and s.schedule.leaseOwner = :claim")
                .setParameter("retryAt", clock.instant().plus(config.backOffBase()))
                .setParameter("id", lease.connection())
                .setParameter("claim", lease.claim())
                .executeUpdate();
    }

    /** Excludes a session from all sweeps for the longest back-off, after an unexpected failure. Opens no secret. */
    public void postpone(UUID id) {
        entities.createQuery(
                        "update ConnectionSession s set s.schedule.leaseOwner = null, s.schedule.leaseUntil = :until"
                                + " where s.configId = :id")
                .setParameter("until", clock.instant().plus(config.backOffMax()))
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * Whether this lease lasts for at least half of its length, which is enough for one call. A caller that leased
     * several renewals asks before each call.
     */
    public boolean isHeld(RenewalLease lease, ConnectionSession session) {
        return session.schedule()
                .isLeasedTo(lease.claim(), clock.instant().plus(config.lease().dividedBy(2)));
    }
}
