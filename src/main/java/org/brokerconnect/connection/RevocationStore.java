package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.SessionTokens;

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

    /** What is due, of any connection, longest due first. */
    public List<PendingRevocation> due(int batch) {
        return entities.createQuery(
                        "select r from PendingRevocation r where r.nextTryAt <= :now order by r.nextTryAt",
                        PendingRevocation.class)
                .setParameter("now", clock.instant())
                .setMaxResults(batch)
                .getResultList();
    }

    /** Queues a session that the broker gave and that nobody keeps. */
    public void queue(BrokerConfig madeWith, SessionTokens unwanted, Instant expiresAt) {
        entities.persist(new PendingRevocation(madeWith, unwanted, expiresAt, clock.instant()));
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
