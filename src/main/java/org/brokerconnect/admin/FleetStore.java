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

/** Counts and ages over all connections. Reads no sealed column and names nobody. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FleetStore {

    @PersistenceContext
    private EntityManager entities;

    /** How many connections there are in each stored state; a state without any is there with 0. */
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

    /** How many people have a connection. */
    public long people() {
        return entities.createQuery("select count(distinct c.owner) from BrokerConfig c", Long.class)
                .getSingleResult();
    }

    /** How many sessions brokers have still to be told of. */
    public long pendingRevocations() {
        return entities.createQuery("select count(r) from PendingRevocation r", Long.class)
                .getSingleResult();
    }

    /** Since when the longest due renewal waits. */
    public Optional<Instant> oldestDueRenewal(Instant now) {
        return instant("select min(s.schedule.renewAt) from ConnectionSession s where s.schedule.renewAt <= :now", now);
    }

    /** Since when the longest ended session waits to be marked so. */
    public Optional<Instant> oldestDueEnd(Instant now) {
        return instant(
                "select min(s.expiresAt) from ConnectionSession s"
                        + " where s.expiresAt <= :now and s.accessToken is not null and s.refreshToken is null",
                now);
    }

    /** Since when the longest due revocation waits. */
    public Optional<Instant> oldestDueRevocation(Instant now) {
        return instant("select min(r.nextTryAt) from PendingRevocation r where r.nextTryAt <= :now", now);
    }

    /** When the next live session ends. */
    public Optional<Instant> nextEnd(Instant now) {
        return instant("select min(s.expiresAt) from ConnectionSession s where s.expiresAt > :now", now);
    }

    /** When a broker last answered anything about a session, as of this instant. */
    public Optional<Instant> lastBrokerAnswer(Instant now) {
        return instant("select max(s.lastCheckedAt) from ConnectionSession s where s.lastCheckedAt <= :now", now);
    }

    private Optional<Instant> instant(String query, Instant now) {
        return Optional.ofNullable(entities.createQuery(query, Instant.class)
                .setParameter("now", now)
                .getSingleResult());
    }
}
