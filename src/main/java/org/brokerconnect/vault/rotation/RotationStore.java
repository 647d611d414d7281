package org.brokerconnect.vault.rotation;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Stores which key seals, the progress of re-sealing, and the events of keys. */
@Stateless
public class RotationStore {

    @PersistenceContext
    private EntityManager entities;

    private Event<KeyEvent> events;
    private Clock clock;

    /** For the container. */
    public RotationStore() {}

    @Inject
    RotationStore(Event<KeyEvent> events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** The rotation; empty before the first node joined. */
    public Optional<Rotation> find() {
        return Optional.ofNullable(entities.find(Rotation.class, Rotation.ID));
    }

    /**
     * Registers the keys of a node.
     *
     * @param filePrimary the key that seals if this is the first node of the database
     */
    public void join(Collection<Long> keys, long filePrimary) {
        keys.forEach(this::add);
        int inserted = entities.createNativeQuery("insert ignore into vault_rotation"
                        + " (id, primary_key_id, file_primary_id, promoted_at, resealed, unreadable)"
                        + " values (?1, ?2, ?2, ?3, 0, 0)")
                .setParameter(1, Rotation.ID)
                .setParameter(2, filePrimary)
                .setParameter(3, clock.instant())
                .executeUpdate();
        if (inserted == 1) {
            record(filePrimary, KeyEventKind.PROMOTED, KeyEvent.SYSTEM);
        }
    }

    private void add(long keyId) {
        int inserted = entities.createNativeQuery("insert ignore into vault_key (id, added_at) values (?1, ?2)")
                .setParameter(1, keyId)
                .setParameter(2, clock.instant())
                .executeUpdate();
        if (inserted == 1) {
            record(keyId, KeyEventKind.ADDED, KeyEvent.SYSTEM);
        }
    }

    /** Makes this key the one that seals. The caller has checked that all nodes have it. No effect if it is already. */
    public void promote(long keyId, String actor) {
        change(rotation -> promote(rotation, keyId, actor));
    }

    /** As {@link #promote}, because the key files of all nodes have this primary key. No effect if it was retired. */
    public void promoteFilePrimary(long keyId) {
        VaultKey key = entities.find(VaultKey.class, keyId);
        change(rotation -> {
            if (rotation.filePrimary() != keyId && (key == null || !key.isRetired())) {
                rotation.setFilePrimary(keyId);
                promote(rotation, keyId, KeyEvent.SYSTEM);
            }
        });
    }

    private void promote(Rotation rotation, long keyId, String actor) {
        if (rotation.primaryKey() != keyId) {
            rotation.promote(keyId, clock.instant());
            record(keyId, KeyEventKind.PROMOTED, actor);
        }
    }

    /** Counts values that were sealed again with this key. No effect if another key was promoted meanwhile. */
    public void addResealed(long keyId, long values) {
        change(rotation -> {
            if (rotation.primaryKey() == keyId && rotation.add(values, clock.instant())) {
                record(keyId, KeyEventKind.RESEAL_BEGUN, KeyEvent.SYSTEM);
            }
        });
    }

    /** Records that all values but unreadable ones are sealed with this key. */
    public void finish(long keyId, long unreadable) {
        change(rotation -> {
            boolean isFirst = rotation.primaryKey() == keyId && rotation.finish(unreadable, clock.instant());
            if (isFirst && rotation.begunAt().isPresent()) {
                record(keyId, KeyEventKind.RESEAL_FINISHED, KeyEvent.SYSTEM);
            }
        });
    }

    /** Retires a key. The caller has checked that nothing needs it. No effect if it is retired. */
    public void retire(long keyId, String actor) {
        VaultKey key = entities.find(VaultKey.class, keyId, LockModeType.PESSIMISTIC_WRITE);
        if (key != null && !key.isRetired()) {
            key.retire(clock.instant());
            record(keyId, KeyEventKind.RETIRED, actor);
        }
    }

    /** All keys that any node ever had, in the order in which they were added. */
    public List<VaultKey> findKeys() {
        return entities.createQuery("select k from VaultKey k order by k.addedAt, k.id", VaultKey.class)
                .getResultList();
    }

    /** The newest events, newest first; at most {@code limit}. */
    public List<KeyEvent> findEvents(int limit) {
        return entities.createQuery("select e from KeyEvent e order by e.id desc", KeyEvent.class)
                .setMaxResults(limit)
                .getResultList();
    }

    private void change(Consumer<Rotation> effect) {
        Optional.ofNullable(entities.find(Rotation.class, Rotation.ID, LockModeType.PESSIMISTIC_WRITE))
                .ifPresent(effect);
    }

    private void record(long keyId, KeyEventKind kind, String actor) {
        KeyEvent event = new KeyEvent(keyId, kind, actor, clock.instant());
        entities.persist(event);
        events.fire(event);
    }
}
