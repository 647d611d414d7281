package org.brokerconnect.vault;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

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

    /** Seals the canary with the key that seals now, unless it is or it does not open. */
    public void reseal() {
        Canary canary = entities.find(Canary.class, (byte) Canary.ID);
        if (canary != null && canary.keyId() != ring.sealingKey() && canary.verifies(ring)) {
            replace(canary);
        }
    }

    /**
     * Seals the canary anew if the key that sealed it is lost.
     *
     * @param isLost whether the administrator declared the key with this id as lost
     */
    public void replaceIfLost(LongPredicate isLost) {
        Canary canary = entities.find(Canary.class, (byte) Canary.ID);
        if (canary != null && isLost.test(canary.keyId()) && !canary.verifies(ring)) {
            replace(canary);
        }
    }

    /** Unless another node replaced it meanwhile. */
    private void replace(Canary canary) {
        entities.createNativeQuery("update key_canary set sealed = ?1 where id = ?2 and sealed = ?3")
                .setParameter(1, Canary.sealedBy(ring))
                .setParameter(2, Canary.ID)
                .setParameter(3, canary.sealed())
                .executeUpdate();
    }

    /** The id of the key that sealed the canary; empty if there is none, or it is malformed. */
    public OptionalLong keyId() {
        Canary canary = entities.find(Canary.class, (byte) Canary.ID);
        return canary == null || canary.keyId() < 0 ? OptionalLong.empty() : OptionalLong.of(canary.keyId());
    }

    /** Whether the key ring opens the canary. Reads the database at each call. */
    public boolean verifies() {
        Canary canary = entities.find(Canary.class, (byte) Canary.ID);
        return canary != null && canary.verifies(ring);
    }
}
