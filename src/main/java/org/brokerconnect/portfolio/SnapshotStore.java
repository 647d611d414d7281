package org.brokerconnect.portfolio;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.BrokerConfig;

/** Keeps last good answers. Whoever asks has found the connection among the owner's first. */
@Stateless
public class SnapshotStore {

    @PersistenceContext
    private EntityManager entities;

    public Optional<Snapshot> find(UUID configId, Part part) {
        return query(configId, part, LockModeType.NONE);
    }

    /** Keeps an answer, unless a newer one is there or the connection is gone. */
    public void keep(UUID configId, Part part, String content, Instant asOf, Instant lastLogin) {
        if (entities.find(BrokerConfig.class, configId, LockModeType.PESSIMISTIC_READ) == null) {
            return;
        }
        query(configId, part, LockModeType.PESSIMISTIC_WRITE)
                .ifPresentOrElse(
                        known -> {
                            if (known.asOf().isBefore(asOf)) {
                                known.replace(content, asOf, lastLogin);
                            }
                        },
                        () -> entities.persist(new Snapshot(configId, part, content, asOf)));
    }

    private Optional<Snapshot> query(UUID configId, Part part, LockModeType lock) {
        return entities.createQuery(
                        "select s from Snapshot s where s.configId = :config and s.part = :part", Snapshot.class)
                .setParameter("config", configId)
                .setParameter("part", part)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }
}
