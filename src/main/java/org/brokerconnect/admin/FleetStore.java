package org.brokerconnect.admin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.connection.ConnectionState;

/** Queries counts and ages over all connections. Reads no sealed column. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FleetStore {

    @PersistenceContext
    private EntityManager entities;

    /** Connections by stored state; 0 for states without any. */
    public Map<ConnectionState, Long> byState() {
        Map<ConnectionState, Long> counts = new EnumMap<>(ConnectionState.class);
        for (ConnectionState state : ConnectionState.values()) {
            counts.put(state, 0L);
        }
        counts.remove(ConnectionState.CONNECTING);
        entities.createQuery(
                        "select c.storedState.stored, count(c) from BrokerConfig c group by c.storedState.stored",
                        Object[].class)
                .getResultStream()
                .forEach(row -> counts.put((ConnectionState) row[0], (Long) row[1]));
        return counts;
    }

    /** The number of people with a connection. */
    public long people() {
        return entities.createQuery("select count(distinct c.owner) from BrokerConfig c", Long.class)
                .getSingleResult();
    }

    /** The number of sessions still to be revoked at their brokers. */
    public long pendingRevocations() {
        return entities.createQuery("select count(r) from PendingRevocation r", Long.class)
                .getSingleResult();
    }

    /** Due time of the oldest due renewal. */
    public Optional<Instant> oldestDueRenewal(Instant now) {
        return instant("select min(s.schedule.renewAt) from ConnectionSession s where s.schedule.renewAt <= :now", now);
    }

    /** End of the oldest session that is not yet marked as expired. */
    public Optional<Instant> oldestDueEnd(Instant now) {
        return instant("select min(s.schedule.dueEnds) from ConnectionSession s where s.schedule.dueEnds <= :now", now);
    }

    /** Due time of the oldest due revocation. */
    public Optional<Instant> oldestDueRevocation(Instant now) {
        return instant("select min(r.nextTryAt) from PendingRevocation r where r.nextTryAt <= :now", now);
    }

    /** When the next live session ends. */
    public Optional<Instant> nextEnd(Instant now) {
        return instant("select min(s.expiresAt) from ConnectionSession s where s.expiresAt > :now", now);
    }

    /** The last successful call to a broker within a session, as of this instant. */
    public Optional<Instant> lastBrokerAnswer(Instant now) {
        return instant("select max(s.lastCheckedAt) from ConnectionSession s where s.lastCheckedAt <= :now", now);
    }

    private Optional<Instant> instant(String query, Instant now) {
        return Optional.ofNullable(entities.createQuery(query, Instant.class)
                .setParameter("now", now)
                .getSingleResult());
    }
}
