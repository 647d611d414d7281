package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Shares the work on sessions among nodes: whoever takes a row has it until the lease ends, and a node that dies gives all back by itself. Taking
 * passes over rows that another node is taking at the same moment, so that nobody waits.
 */
@Stateless
public class LeaseStore {

    /** {@code SKIP LOCKED} in Hibernate's reading of {@code jakarta.persistence.lock.timeout}. */
    private static final int SKIP_LOCKED = -2;

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
        return take(
                "s.upkeep.renewAt <= :now and (s.upkeep.leaseUntil is null or s.upkeep.leaseUntil <= :now)"
                        + " order by s.upkeep.renewAt",
                batch,
                now,
                session -> session.upkeep().lease(THIS_NODE, now.plus(settings.lease())));
    }

    /** Takes health checks that are due, longest due first; at most {@code batch}. Who takes one and dies leaves it to the next round. */
    public List<UUID> takeDueChecks(int batch) {
        Instant now = clock.instant();
        return take(
                "s.upkeep.checkAt <= :now and s.expiresAt > :now order by s.upkeep.checkAt",
                batch,
                now,
                session -> session.upkeep().checkAgain(now.plus(settings.lease())));
    }

    private List<UUID> take(
            String condition, int batch, Instant now, java.util.function.Consumer<ConnectionSession> mark) {
        List<ConnectionSession> due = entities.createQuery(
                        "select s from ConnectionSession s where " + condition, ConnectionSession.class)
                .setParameter("now", now)
                .setMaxResults(batch)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultList();
        due.forEach(mark);
        return due.stream().map(ConnectionSession::configId).toList();
    }
}
