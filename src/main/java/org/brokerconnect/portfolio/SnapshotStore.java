package org.brokerconnect.portfolio;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.BrokerConfig;

/** Stores snapshots. Callers have already checked that the connection belongs to the caller. */
@Stateless
public class SnapshotStore {

    @PersistenceContext
    private EntityManager entities;

    public Optional<Snapshot> find(UUID configId, PortfolioSection<?> section) {
        return query(configId, section);
    }

    /**
     * Stores an answer, unless a newer one is stored or the connection was deleted. Locks the connection's row: before
     * the first snapshot there is no row of its own to lock, and two concurrent inserts would deadlock.
     */
    public void store(UUID configId, PortfolioSection<?> section, Snapshot.Replacement newer) {
        if (entities.find(BrokerConfig.class, configId, LockModeType.PESSIMISTIC_WRITE) == null) {
            return;
        }
        query(configId, section)
                .ifPresentOrElse(
                        snapshot -> snapshot.replace(newer),
                        () -> entities.persist(new Snapshot(configId, section, newer)));
    }

    /** Stores an answer in place of a snapshot that cannot be opened, without reading it; its baseline is lost. */
    public void replaceUnread(UUID configId, PortfolioSection<?> section, Snapshot.Replacement newer) {
        if (entities.find(BrokerConfig.class, configId, LockModeType.PESSIMISTIC_WRITE) == null) {
            return;
        }
        entities.createQuery("delete from Snapshot s where s.configId = :config and s.section = :section")
                .setParameter("config", configId)
                .setParameter("section", section.name())
                .executeUpdate();
        entities.persist(new Snapshot(configId, section, newer));
    }

    private Optional<Snapshot> query(UUID configId, PortfolioSection<?> section) {
        return entities.createQuery(
                        "select s from Snapshot s where s.configId = :config and s.section = :section", Snapshot.class)
                .setParameter("config", configId)
                .setParameter("section", section.name())
                .getResultStream()
                .findFirst();
    }
}
