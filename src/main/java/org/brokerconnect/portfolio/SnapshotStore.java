package org.brokerconnect.portfolio;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.BrokerConfig;

/** Keeps last good answers. Whoever asks has found the connection among the owner's first. */
@Stateless
public class SnapshotStore {

    @PersistenceContext
    private EntityManager entities;

    /** Empty when nothing is kept. */
    public Optional<Snapshot> find(UUID configId, PortfolioSection part) {
        return query(configId, part);
    }

    /**
     * Keeps an answer, unless a newer one is there or the connection is gone. The connection's row is the lock: a first answer has no row of its own to
     * lock, and two of them at once would each wait for the other.
     *
     * @return what is kept now
     */
    public Optional<Snapshot> keep(UUID configId, PortfolioSection part, Snapshot.Newer newer) {
        if (entities.find(BrokerConfig.class, configId, LockModeType.PESSIMISTIC_WRITE) == null) {
            return Optional.empty();
        }
        Optional<Snapshot> known = query(configId, part);
        if (known.isEmpty()) {
            Snapshot first = new Snapshot(configId, part, newer);
            entities.persist(first);
            return Optional.of(first);
        }
        known.filter(snapshot -> snapshot.isOlderThan(newer.asOf())).ifPresent(snapshot -> snapshot.replace(newer));
        return known;
    }

    private Optional<Snapshot> query(UUID configId, PortfolioSection part) {
        return entities.createQuery(
                        "select s from Snapshot s where s.configId = :config and s.part = :part", Snapshot.class)
                .setParameter("config", configId)
                .setParameter("part", part)
                .getResultStream()
                .findFirst();
    }
}
