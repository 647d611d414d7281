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

/** Keeps what holdings were worth. Whoever asks has found the connection among the owner's first. */
@Stateless
public class ValueStore {

    private static final String OF_CONNECTION = "from ValuePoint v where v.configId = :config";

    @PersistenceContext
    private EntityManager entities;

    /** When the broker said the value that is kept of this day; empty when none is. Opens no secret. */
    public Optional<Instant> keptOf(UUID configId, LocalDate day) {
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
     * Keeps a value as the point of its day, and of its interval if it has one, unless newer ones are there or the connection is gone. The
     * connection's row is the lock: a first value has no row of its own to lock.
     */
    public void keep(UUID configId, ValueTime time, String content) {
        if (entities.find(BrokerConfig.class, configId, LockModeType.PESSIMISTIC_WRITE) != null) {
            time.resolutions().forEach(resolution -> keep(configId, resolution, time, content));
        }
    }

    private void keep(UUID configId, Resolution resolution, ValueTime time, String content) {
        points(" and v.resolution = :resolution and v.day = :day and v.slot = :slot", configId)
                .setParameter("resolution", resolution)
                .setParameter("day", time.day())
                .setParameter("slot", time.slot(resolution))
                .getResultStream()
                .findFirst()
                .ifPresentOrElse(
                        known -> known.replace(content, time.asOf()),
                        () -> entities.persist(new ValuePoint(configId, resolution, time, content)));
    }

    /** The points of these days, both included, oldest first. */
    public List<ValuePoint> between(UUID configId, Resolution resolution, LocalDate from, LocalDate to) {
        return points(
                        " and v.resolution = :resolution and v.day between :from and :to order by v.day, v.slot",
                        configId)
                .setParameter("resolution", resolution)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /** The newest of all its days; empty when there is none. */
    public Optional<ValuePoint> newest(UUID configId) {
        return points(" and v.resolution = :resolution order by v.day desc", configId)
                .setParameter("resolution", Resolution.DAY)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Forgets points of before this instant, oldest first; at most {@code batch}. @return how many */
    public int forgetBefore(Instant end, Resolution resolution, int batch) {
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
