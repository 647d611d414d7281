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
import java.util.UUID;
import org.brokerconnect.connection.ConnectionSession;

/**
 * Leases work on sessions to nodes. A node that claims a row has it until the lease ends, so the work of a node that
 * stops is taken over. Claims skip rows that another node is claiming at the same moment.
 */
@Stateless
public class LeaseStore {

    private static final UUID THIS_NODE = UUID.randomUUID();

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
     * Leases the renewal of these tokens to this node.
     *
     * @return false when it is leased already, or the session has other tokens by now
     */
    public boolean takeRenewal(UUID id, long tokenVersion) {
        ConnectionSession session = entities.find(ConnectionSession.class, id, LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant();
        boolean free = session != null
                && session.tokenVersion() == tokenVersion
                && !session.schedule().isLeasedAt(now);
        if (free) {
            session.schedule().lease(THIS_NODE, now.plus(config.lease()));
        }
        return free;
    }

    /** Leases renewals that are due to this node, longest due first; at most {@code batch}. */
    public List<UUID> takeDueRenewals(int batch) {
        Instant now = clock.instant();
        List<UUID> due = findDue(
                "s.schedule.renewAt <= :now and (s.schedule.leaseUntil is null or s.schedule.leaseUntil <= :now)"
                        + " order by s.schedule.renewAt",
                batch,
                now);
        if (!due.isEmpty()) {
            update(due, "s.schedule.leaseOwner = :node, s.schedule.leaseUntil = :until", now)
                    .setParameter("node", THIS_NODE)
                    .executeUpdate();
        }
        return due;
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

    /** Excludes a session from all sweeps for the longest back-off, after an unexpected failure. Opens no secret. */
    public void postpone(UUID id) {
        entities.createQuery("update ConnectionSession s set s.schedule.leaseUntil = :until where s.configId = :id")
                .setParameter("until", clock.instant().plus(config.backOffMax()))
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * Whether this node holds the lease for at least half of its length, which is enough for one call. A node that
     * leased several renewals calls this before each broker call.
     */
    public boolean isHeld(ConnectionSession session) {
        return session.schedule()
                .isLeasedTo(THIS_NODE, clock.instant().plus(config.lease().dividedBy(2)));
    }
}
