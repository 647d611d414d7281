package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerSession;

/** Sessions that the broker has still to be told of. */
@Stateless
public class RevocationStore {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    @PersistenceContext
    private EntityManager entities;

    private Clock clock;

    /** For the container. */
    public RevocationStore() {}

    @Inject
    RevocationStore(Clock clock) {
        this.clock = clock;
    }

    /** What is pending for this connection, oldest first. */
    public List<PendingRevocation> of(UUID connection) {
        return entities.createQuery(
                        "select r from PendingRevocation r where r.connectionId = :id order by r.createdAt",
                        PendingRevocation.class)
                .setParameter("id", connection)
                .getResultList();
    }

    /** Queues a session that the broker gave and that this connection does not keep. Nothing for a connection that is gone. */
    public void queue(UUID connection, BrokerSession unwanted) {
        Optional.ofNullable(entities.find(BrokerConfig.class, connection))
                .map(config -> new PendingRevocation(config, unwanted.tokens(), unwanted.expiresAt(), clock.instant()))
                .ifPresent(entities::persist);
    }

    /** The broker knows, or there is nothing left to end: the ciphertext goes. */
    public void settled(UUID revocation) {
        Optional.ofNullable(entities.find(PendingRevocation.class, revocation)).ifPresent(entities::remove);
    }

    /** The broker could not be told; it is tried again after a pause. */
    public void failed(UUID revocation) {
        Optional.ofNullable(entities.find(PendingRevocation.class, revocation))
                .ifPresent(pending -> pending.failed(clock.instant().plus(PAUSE)));
    }
}
