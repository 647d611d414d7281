package org.brokerconnect.handshake.push;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.BrokerConfig;

/** Stores the addresses for messages of brokers. Callers have already checked that the connection is the caller's. */
@Stateless
public class PushStore {

    @PersistenceContext
    private EntityManager entities;

    private Clock clock;

    /** For the container. */
    public PushStore() {}

    @Inject
    PushStore(Clock clock) {
        this.clock = clock;
    }

    /** Replaces the address. Locks the connection's row, because two concurrent inserts would collide. */
    public void replace(UUID configId, String pathHash) {
        if (entities.find(BrokerConfig.class, configId, LockModeType.PESSIMISTIC_WRITE) == null) {
            return;
        }
        PushAddress known = entities.find(PushAddress.class, configId);
        if (known == null) {
            entities.persist(new PushAddress(configId, pathHash));
        } else {
            known.replacePath(pathHash);
        }
    }

    /** Awaits a message. @return false if the connection has no address */
    public boolean await(UUID configId, Instant until) {
        PushAddress known = entities.find(PushAddress.class, configId, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            known.await(until);
        }
        return known != null;
    }

    /** Corrects the end of a wait that has not ended. */
    public void awaitUntil(UUID configId, Instant until) {
        entities.createQuery("update PushAddress a set a.requestedUntil = :until"
                        + " where a.configId = :config and a.requestedUntil is not null")
                .setParameter("until", until)
                .setParameter("config", configId)
                .executeUpdate();
    }

    /** The connection that awaits a message at this path. */
    public Optional<UUID> awaiting(String pathHash) {
        return entities.createQuery("select a from PushAddress a where a.pathHash = :hash", PushAddress.class)
                .setParameter("hash", pathHash)
                .getResultStream()
                .filter(address -> address.isAwaitingAt(clock.instant()))
                .map(PushAddress::configId)
                .findFirst();
    }

    /** Ends the wait in one statement: exactly one caller gets true. */
    public boolean claim(UUID configId) {
        return entities.createQuery("update PushAddress a set a.requestedUntil = null"
                                + " where a.configId = :config and a.requestedUntil > :now")
                        .setParameter("config", configId)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }
}
