package org.brokerconnect.vault;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** The canary's row. */
@Stateless
public class CanaryStore {

    @PersistenceContext
    private EntityManager entities;

    private KeyRing ring;
    private Clock clock;

    /** For the container. */
    public CanaryStore() {}

    @Inject
    CanaryStore(KeyRing ring, Clock clock) {
        this.ring = ring;
        this.clock = clock;
    }

    /** Writes the canary where there is none yet. Of several nodes that start at once, one wins and all go on. */
    public void placeIfAbsent() {
        entities.createNativeQuery("insert ignore into key_canary (id, sealed, created_at) values (?1, ?2, ?3)")
                .setParameter(1, Canary.ID)
                .setParameter(2, Canary.sealedBy(ring))
                .setParameter(3, clock.instant())
                .executeUpdate();
    }

    /** Whether the ring opens what this database was first sealed with. Reads the database each time. */
    public boolean sings() {
        Canary canary = entities.find(Canary.class, (byte) Canary.ID);
        return canary != null && canary.singsFor(ring);
    }
}
