package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
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

    @PersistenceContext
    private EntityManager entities;

    private SessionPlanner planner;
    private ConnectionConfig settings;
    private Clock clock;

    /** For the container. */
    public RevocationStore() {}

    @Inject
    RevocationStore(SessionPlanner planner, ConnectionConfig settings, Clock clock) {
        this.planner = planner;
        this.settings = settings;
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

    /** Takes what is due, of any connection, longest due first; at most {@code batch}. Who takes one and dies leaves it to a later round. */
    public List<UUID> takeDue(int batch) {
        Instant now = clock.instant();
        List<UUID> due = SkipLocked.first(
                batch,
                entities.createQuery(
                                "select r.id from PendingRevocation r where r.nextTryAt <= :now order by r.nextTryAt",
                                UUID.class)
                        .setParameter("now", now));
        if (!due.isEmpty()) {
            entities.createQuery("update PendingRevocation r set r.nextTryAt = :until where r.id in :due")
                    .setParameter("until", now.plus(settings.lease()))
                    .setParameter("due", due)
                    .executeUpdate();
        }
        return due;
    }

    /** Empty when the broker knows by now. */
    public Optional<PendingRevocation> find(UUID revocation) {
        return Optional.ofNullable(entities.find(PendingRevocation.class, revocation));
    }

    /** Queues a session that the broker gave and that nobody keeps. */
    public void queue(BrokerConfig madeWith, SessionTokens unwanted, Instant expiresAt) {
        entities.persist(new PendingRevocation(madeWith, unwanted, expiresAt, clock.instant()));
    }

    /** A sweep and a person's request may tell the broker of the same session; whoever comes second finds the row gone. */
    private Optional<PendingRevocation> lock(UUID revocation) {
        return Optional.ofNullable(
                entities.find(PendingRevocation.class, revocation, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The broker knows, or there is nothing left to end: the ciphertext goes. */
    public void settled(UUID revocation) {
        lock(revocation).ifPresent(entities::remove);
    }

    /** The broker could not be told; it is tried again after a pause, which grows, and is not shorter than the broker asked for. */
    public void failed(UUID revocation, Duration askedFor) {
        lock(revocation)
                .ifPresent(pending -> pending.tryAgain(planner.retryAt(pending.failed(), askedFor, clock.instant())));
    }
}
