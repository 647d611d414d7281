package org.brokerconnect.handshake;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds attempts that a callback can still complete. */
@Stateless
public class OpenAttemptStore {

    private static final String OPEN = " a.outcome = org.brokerconnect.handshake.AttemptOutcome.PENDING"
            + " and a.consumedAt is null and a.expiresAt > :now";

    @PersistenceContext
    private EntityManager entities;

    private Clock clock;

    /** For the container. */
    public OpenAttemptStore() {}

    @Inject
    OpenAttemptStore(Clock clock) {
        this.clock = clock;
    }

    /** This person's open attempts without the newest {@code kept}. */
    public List<ConnectAttempt> beyond(String owner, int kept) {
        return entities.createQuery(
                        "select a from ConnectAttempt a where a.owner = :owner and" + OPEN
                                + " order by a.createdAt desc, a.id",
                        ConnectAttempt.class)
                .setParameter("owner", owner)
                .setParameter("now", clock.instant())
                .setFirstResult(kept)
                .getResultList();
    }

    /** The open attempts of all people whose cookies have these hashes. */
    public List<ConnectAttempt> ofCookies(Collection<String> hashes) {
        return entities.createQuery(
                        "select a from ConnectAttempt a where a.cookieHash in :hashes and" + OPEN, ConnectAttempt.class)
                .setParameter("hashes", hashes)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** The newest {@code most} of these attempts that have not expired, whether they have an outcome or not. */
    public List<UUID> newest(Collection<UUID> ids, int most) {
        return entities.createQuery(
                        "select a.id from ConnectAttempt a where a.id in :ids and a.expiresAt > :now"
                                + " order by a.createdAt desc, a.id",
                        UUID.class)
                .setParameter("ids", ids)
                .setParameter("now", clock.instant())
                .setMaxResults(most)
                .getResultList();
    }
}
