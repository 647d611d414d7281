package org.brokerconnect.portfolio.history;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.vault.Secret;

/** Stores values of portfolios. Callers have already checked that the connection belongs to the caller. */
@Stateless
public class ValueStore {

    private static final String OF_CONNECTION = "from ValuePoint v where v.configId = :config";

    @PersistenceContext
    private EntityManager entities;

    /** When the broker returned the stored value of this day; empty if there is none. Decrypts nothing. */
    public Optional<Instant> findAsOf(UUID configId, LocalDate day) {
        return entities.createQuery(
                        "select v.asOf " + OF_CONNECTION + " and v.resolution = :resolution and v.day = :day",
                        Instant.class)
                .setParameter("config", configId)
                .setParameter("resolution", Resolution.DAY)
                .setParameter("day", day)
                .getResultStream()
                .findFirst();
    }

    /**
     * Stores a value as the point of its day, and of its interval if it has one, unless a newer value is stored or the
     * connection was deleted. Locks the connection's row: before the first value there is no row of its own to lock.
     *
     * @param content JSON, not empty
     */
    public void store(UUID configId, ValueTime time, String content) {
        if (entities.find(BrokerConfig.class, configId, LockModeType.PESSIMISTIC_WRITE) != null) {
            time.resolutions().forEach(resolution -> store(configId, resolution, time, content));
        }
    }

    private void store(UUID configId, Resolution resolution, ValueTime time, String content) {
        points(" and v.resolution = :resolution and v.day = :day and v.slot = :slot", configId)
                .setParameter("resolution", resolution)
                .setParameter("day", time.day())
                .setParameter("slot", time.slot(resolution))
                .getResultStream()
                .findFirst()
                .ifPresentOrElse(
                        point -> point.replace(content, time.asOf()),
                        () -> entities.persist(new ValuePoint(configId, resolution, time, content)));
    }

    /** The points of these days, both included, oldest first. */
    public List<ValuePoint> findBetween(UUID configId, Resolution resolution, LocalDate from, LocalDate to) {
        return points(
                        " and v.resolution = :resolution and v.day between :from and :to order by v.day, v.slot",
                        configId)
                .setParameter("resolution", resolution)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /** The ids of these points, in the same order. Decrypts nothing. */
    public List<UUID> findIdsBetween(UUID configId, Resolution resolution, LocalDate from, LocalDate to) {
        return entities.createQuery(
                        "select v.id " + OF_CONNECTION + " and v.resolution = :resolution"
                                + " and v.day between :from and :to order by v.day, v.slot",
                        UUID.class)
                .setParameter("config", configId)
                .setParameter("resolution", resolution)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    public Optional<ValuePoint> find(UUID id) {
        return Optional.ofNullable(entities.find(ValuePoint.class, id));
    }

    /** The stored value of this day; empty if there is none. */
    public Optional<Secret> findContent(UUID configId, LocalDate day) {
        return points(" and v.resolution = :resolution and v.day = :day", configId)
                .setParameter("resolution", Resolution.DAY)
                .setParameter("day", day)
                .getResultStream()
                .findFirst()
                .map(ValuePoint::content);
    }

    /** Stores a value as {@link #store} does, in place of points that cannot be opened, without reading them. */
    public void replaceUnread(UUID configId, ValueTime time, String content) {
        if (entities.find(BrokerConfig.class, configId, LockModeType.PESSIMISTIC_WRITE) == null) {
            return;
        }
        time.resolutions().forEach(resolution -> {
            entities.createQuery("delete from ValuePoint v where v.configId = :config and v.resolution = :resolution"
                            + " and v.day = :day and v.slot = :slot")
                    .setParameter("config", configId)
                    .setParameter("resolution", resolution)
                    .setParameter("day", time.day())
                    .setParameter("slot", time.slot(resolution))
                    .executeUpdate();
            entities.persist(new ValuePoint(configId, resolution, time, content));
        });
    }

    /** The newest day's point; empty if there is none. */
    public Optional<ValuePoint> findNewest(UUID configId) {
        return points(" and v.resolution = :resolution order by v.day desc", configId)
                .setParameter("resolution", Resolution.DAY)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Deletes at most {@code batch} points from before {@code end}, oldest first. @return how many */
    public int deleteBefore(Instant end, Resolution resolution, int batch) {
        return entities.createNativeQuery("delete from portfolio_value where resolution = :resolution and as_of < :end"
                        + " order by as_of limit " + batch)
                .setParameter("resolution", resolution.name())
                .setParameter("end", end)
                .executeUpdate();
    }

    private TypedQuery<ValuePoint> points(String condition, UUID configId) {
        return entities.createQuery("select v " + OF_CONNECTION + condition, ValuePoint.class)
                .setParameter("config", configId);
    }
}
