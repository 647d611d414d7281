package org.brokerconnect.admin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.brokerconnect.connection.ConnectionState;

/**
 * Lists connections of all owners in pages, for administrators. Reads no sealed column, so rows with unreadable secrets
 * are listed too.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SummaryStore {

    private static final String FROM = " from BrokerConfig c left join ConnectionSession s on s.configId = c.id";
    private static final String SUMMARY = "select new org.brokerconnect.admin.ConnectionSummary("
            + "c.id, c.owner, c.label, c.broker, c.storedState, c.stateSince, s.brokerUserId, s.expiresAt,"
            + " case when s.refreshToken is null then false else true end, s.lastCheckedAt, s.schedule.failures)"
            + FROM;
    private static final String IS_CONNECTING =
            "c.storedState.openAttempt is not null and c.storedState.connectingUntil > :now"
                    + " and c.storedState.stored <> org.brokerconnect.connection.ConnectionState.CONNECTED";

    @PersistenceContext
    private EntityManager entities;

    /** The number of connections that match the filter at {@code now}. */
    public long count(SummaryFilter filter, Instant now) {
        var query = entities.createQuery("select count(c)" + FROM + where(filter), Long.class);
        bind(query, filter, now);
        return query.getSingleResult();
    }

    /**
     * The connections that match the filter at {@code now}, most recently changed first.
     *
     * @param page from 0
     */
    public List<ConnectionSummary> page(SummaryFilter filter, int page, int size, Instant now) {
        var query = entities.createQuery(
                SUMMARY + where(filter) + " order by c.stateSince desc, c.id", ConnectionSummary.class);
        bind(query, filter, now);
        return query.setFirstResult(page * size).setMaxResults(size).getResultList();
    }

    /** The connections in this stored state, longest in it first. */
    public List<ConnectionSummary> longestIn(ConnectionState stored, int batch) {
        return entities.createQuery(
                        SUMMARY + " where c.storedState.stored = :stored order by c.stateSince, c.id",
                        ConnectionSummary.class)
                .setParameter("stored", stored)
                .setMaxResults(batch)
                .getResultList();
    }

    /** Those of these connections that still exist, by id. */
    public Map<UUID, ConnectionSummary> existing(Set<UUID> connections) {
        if (connections.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(SUMMARY + " where c.id in :ids", ConnectionSummary.class)
                .setParameter("ids", connections)
                .getResultStream()
                .collect(Collectors.toMap(ConnectionSummary::id, summary -> summary));
    }

    private static String where(SummaryFilter filter) {
        List<String> conditions = new ArrayList<>();
        if (filter.owner() != null) {
            conditions.add("c.owner = :owner");
        }
        if (filter.search() != null) {
            conditions.add(SummaryFilter.SEARCH_CONDITION);
        }
        if (filter.state() == ConnectionState.CONNECTING) {
            conditions.add(IS_CONNECTING);
        } else if (filter.state() != null) {
            conditions.add("c.storedState.stored = :stored and not (" + IS_CONNECTING + ")");
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void bind(Query query, SummaryFilter filter, Instant now) {
        if (filter.owner() != null) {
            query.setParameter("owner", filter.owner());
        }
        filter.beginning().ifPresent(pattern -> query.setParameter("beginning", pattern));
        filter.within().ifPresent(pattern -> query.setParameter("within", pattern));
        if (filter.state() != null) {
            query.setParameter("now", now);
        }
        if (filter.state() != null && filter.state() != ConnectionState.CONNECTING) {
            query.setParameter("stored", filter.state());
        }
    }
}
