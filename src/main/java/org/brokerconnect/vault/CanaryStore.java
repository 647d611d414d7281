package org.brokerconnect.vault;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Writes and verifies the canary. */
@Stateless
public class CanaryStore {

    @PersistenceContext
    private EntityManager entities;

    private KeyRing ring;

    /** For the container. */
    public CanaryStore() {}

    @Inject
    CanaryStore(KeyRing ring) {
        this.ring = ring;
    }

    /** Writes the canary unless it exists. Of several nodes that start at the same time, one writes it. */
    public void placeIfAbsent() {
        entities.createNativeQuery("insert ignore into key_canary (id, sealed) values (?1, ?2)")
                .setParameter(1, Canary.ID)
                .setParameter(2, Canary.sealedBy(ring))
                .executeUpdate();
    }

    /** Whether the key ring opens the canary. Reads the database at each call. */
    public boolean verifies() {
        Canary canary = entities.find(Canary.class, (byte) Canary.ID);
        return canary != null && canary.verifies(ring);
    }
}
