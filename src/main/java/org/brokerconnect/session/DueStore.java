package org.brokerconnect.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Finds sessions that are due for expiry, a warning or deletion, by index and at most a batch at a time. Read only:
 * callers check again under the row lock. Opens no secret, so a row that cannot be opened does not hide the others.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DueStore {

    private static final String NOT_LEASED = " and (s.schedule.leaseUntil is null or s.schedule.leaseUntil <= :now)";

    @PersistenceContext
    private EntityManager entities;

    private Clock clock;

    /** For the container. */
    public DueStore() {}

    @Inject
    DueStore(Clock clock) {
        this.clock = clock;
    }

    /** Sessions with tokens whose end has passed and that cannot be renewed, longest ended first. */
    public List<DueSession> findExpired(int batch) {
        return find("s.schedule.dueEnds <= :now" + NOT_LEASED + " order by s.schedule.dueEnds", batch, clock.instant());
    }

    /** Sessions with tokens whose grant and access have both ended, longest ended first. */
    public List<DueSession> findGrantEnded(int batch) {
        return find(
                "s.grantEndsAt <= :now and s.expiresAt <= :now and s.accessToken is not null" + NOT_LEASED
                        + " order by s.grantEndsAt",
                batch,
                clock.instant());
    }

    /** Sessions whose next warning is due. */
    public List<DueSession> findToWarn(int batch) {
        return find(
                "s.schedule.warnAt <= :now and coalesce(s.grantEndsAt, s.expiresAt) > :now" + NOT_LEASED
                        + " order by s.schedule.warnAt",
                batch,
                clock.instant());
    }

    /** Sessions without tokens that ended before {@code end}, longest ended first. */
    public List<DueSession> findEndedBefore(Instant end, int batch) {
        return find("s.expiresAt < :now and s.accessToken is null order by s.expiresAt", batch, end);
    }

    private List<DueSession> find(String condition, int batch, Instant now) {
        return entities.createQuery(
                        "select new org.brokerconnect.session.DueSession(s.configId, s.tokenVersion)"
                                + " from ConnectionSession s where " + condition,
                        DueSession.class)
                .setParameter("now", now)
                .setMaxResults(batch)
                .getResultList();
    }
}
