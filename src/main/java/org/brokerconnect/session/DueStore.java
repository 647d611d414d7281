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
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.ConfigStore;
import org.brokerconnect.connection.Connection;

/** Finds what upkeep has to do, by index and at most a batch at a time. Finding takes nothing: whoever acts looks again under the lock. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DueStore {

    private static final String UNTOUCHED = " and (s.upkeep.leaseUntil is null or s.upkeep.leaseUntil <= :now)";

    @PersistenceContext
    private EntityManager entities;

    private Clock clock;

    /** For the container. */
    public DueStore() {}

    @Inject
    DueStore(Clock clock) {
        this.clock = clock;
    }

    /** Sessions with tokens whose time is over and that only their person can bring back. */
    public List<DueSession> ended(int batch) {
        return sessions(
                "s.expiresAt <= :now and s.accessToken is not null and s.refreshToken is null" + UNTOUCHED
                        + " order by s.expiresAt",
                batch);
    }

    /** Sessions whose person has to be told that they end soon. */
    public List<DueSession> toWarn(int batch) {
        return sessions(
                "s.upkeep.warnAt <= :now and s.expiresAt > :now" + UNTOUCHED + " order by s.upkeep.warnAt", batch);
    }

    /** Sessions without tokens that ended before this instant, longest ended first. */
    public List<DueSession> deadSince(Instant end, int batch) {
        return sessions("s.expiresAt < :now and s.accessToken is null order by s.expiresAt", batch, end);
    }

    /** One connection, whoever owns it. For what nobody asked for: what a person asks for goes by owner. */
    public Optional<Connection> find(UUID id) {
        return entities.createQuery(ConfigStore.ANY + " where c.id = :id", Connection.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Opens no secret: a row that cannot be opened must not hide the others. */
    private List<DueSession> sessions(String condition, int batch) {
        return sessions(condition, batch, clock.instant());
    }

    private List<DueSession> sessions(String condition, int batch, Instant now) {
        return entities.createQuery(
                        "select new org.brokerconnect.session.DueSession(s.configId, s.tokenVersion)"
                                + " from ConnectionSession s where " + condition,
                        DueSession.class)
                .setParameter("now", now)
                .setMaxResults(batch)
                .getResultList();
    }
}
