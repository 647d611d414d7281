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
import org.brokerconnect.connection.ConnectionConfig;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.SkipLocked;

/**
 * Shares the work on sessions among nodes: whoever takes a row has it until the lease ends, and a node that dies gives all back by itself. Taking
 * passes over rows that another node is taking at the same moment, so that nobody waits.
 */
@Stateless
public class LeaseStore {

    private static final UUID THIS_NODE = UUID.randomUUID();

    @PersistenceContext
    private EntityManager entities;

    private ConnectionConfig settings;
    private Clock clock;

    /** For the container. */
    public LeaseStore() {}

    @Inject
    LeaseStore(ConnectionConfig settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes the renewal of just these tokens. @return false when another has it, or the tokens are not the session's any more */
    public boolean takeRenewal(UUID id, long tokenVersion) {
        ConnectionSession session = entities.find(ConnectionSession.class, id, LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant();
        boolean free = session != null
                && session.tokenVersion() == tokenVersion
                && !session.upkeep().isLeasedAt(now);
        if (free) {
            session.upkeep().lease(THIS_NODE, now.plus(settings.lease()));
        }
        return free;
    }

    /** Takes renewals that are due, longest due first; at most {@code batch}. */
    public List<UUID> takeDueRenewals(int batch) {
        Instant now = clock.instant();
        List<UUID> due = take(
                "s.upkeep.renewAt <= :now and (s.upkeep.leaseUntil is null or s.upkeep.leaseUntil <= :now)"
                        + " order by s.upkeep.renewAt",
                batch,
                now);
        if (!due.isEmpty()) {
            mark(due, "s.upkeep.leaseOwner = :node, s.upkeep.leaseUntil = :until", now)
                    .setParameter("node", THIS_NODE)
                    .executeUpdate();
        }
        return due;
    }

    /** Takes health checks that are due, longest due first; at most {@code batch}. Who takes one and dies leaves it to the next round. */
    public List<UUID> takeDueChecks(int batch) {
        Instant now = clock.instant();
        List<UUID> due = take("s.upkeep.checkAt <= :now and s.expiresAt > :now order by s.upkeep.checkAt", batch, now);
        if (!due.isEmpty()) {
            mark(due, "s.upkeep.checkAt = :until", now).executeUpdate();
        }
        return due;
    }

    /** Takes readings of holdings that are due, as {@link #takeDueChecks}. Whoever takes one says when the next is. */
    public List<UUID> takeDueReadings(int batch) {
        Instant now = clock.instant();
        List<UUID> due = take("s.upkeep.readAt <= :now and s.expiresAt > :now order by s.upkeep.readAt", batch, now);
        if (!due.isEmpty()) {
            mark(due, "s.upkeep.readAt = :until", now).executeUpdate();
        }
        return due;
    }

    /** Says when holdings are read next. Does nothing for a session that ended meanwhile. */
    public void readAgain(UUID id, Instant at) {
        entities.createQuery("update ConnectionSession s set s.upkeep.readAt = :at"
                        + " where s.configId = :id and s.upkeep.readAt is not null")
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Ids alone: a row whose tokens cannot be opened must not keep the others from being taken. */
    private List<UUID> take(String condition, int batch, Instant now) {
        return SkipLocked.first(
                batch,
                entities.createQuery("select s.configId from ConnectionSession s where " + condition, UUID.class)
                        .setParameter("now", now));
    }

    private Query mark(List<UUID> taken, String how, Instant now) {
        return entities.createQuery("update ConnectionSession s set " + how + " where s.configId in :taken")
                .setParameter("taken", taken)
                .setParameter("until", now.plus(settings.lease()));
    }

    /** Keeps all from a session that upkeep could not do anything for, until that may have been mended. Opens none of its secrets. */
    public void leaveAlone(UUID id) {
        entities.createQuery("update ConnectionSession s set s.upkeep.leaseUntil = :until where s.configId = :id")
                .setParameter("until", clock.instant().plus(settings.backOffMax()))
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * Whether this node has the session's renewal, for long enough to begin a call: at least half of a lease. Whoever took several asks again
     * before each.
     */
    public boolean isHeld(ConnectionSession session) {
        return session.upkeep()
                .isLeasedTo(THIS_NODE, clock.instant().plus(settings.lease().dividedBy(2)));
    }
}
