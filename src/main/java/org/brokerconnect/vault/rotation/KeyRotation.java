package org.brokerconnect.vault.rotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.brokerconnect.vault.CanaryStore;
import org.brokerconnect.vault.KeyRing;
import org.brokerconnect.vault.RingKey;
import org.brokerconnect.vault.rotation.KeyUsage.TableUsage;

/** Promotes and retires keys, and reports how far values are sealed again. */
@ApplicationScoped
public class KeyRotation {

    private static final int EVENTS = 20;
    private static final String CANARY_TABLE = "key_canary";

    private KeyRing ring;
    private RingRefresh refresh;
    private RotationStore rotation;
    private SealedStore sealed;
    private NodeStore nodes;
    private CanaryStore canary;
    private RotationConfig config;

    protected KeyRotation() {}

    @Inject
    KeyRotation(
            KeyRing ring,
            RingRefresh refresh,
            RotationStore rotation,
            SealedStore sealed,
            NodeStore nodes,
            CanaryStore canary,
            RotationConfig config) {
        this.ring = ring;
        this.refresh = refresh;
        this.rotation = rotation;
        this.sealed = sealed;
        this.nodes = nodes;
        this.canary = canary;
        this.config = config;
    }

    /** The state of all keys; counts by index only. */
    public RotationStatus status() {
        Rotation current = current();
        List<NodeRing> running = nodes.findRunning(config.nodeTimeout());
        Map<Long, List<TableUsage>> usage = usage();
        Set<Long> retired = retired();
        List<KeyUsage> keys = new ArrayList<>();
        for (long id : ids(running, usage.keySet())) {
            keys.add(new KeyUsage(
                    id,
                    id == current.primaryKey(),
                    isEnabledHere(id),
                    Math.toIntExact(
                            running.stream().filter(node -> node.opens(id)).count()),
                    retired.contains(id),
                    total(usage.getOrDefault(id, List.of())),
                    usage.getOrDefault(id, List.of())));
        }
        long left = keys.stream()
                .filter(key -> !key.primary())
                .mapToLong(KeyUsage::values)
                .sum();
        return new RotationStatus(
                current.primaryKey(), keys, running, ResealProgress.of(current, left), rotation.findEvents(EVENTS));
    }

    private Rotation current() {
        return rotation.find().orElseGet(() -> {
            refresh.run();
            return rotation.find().orElseThrow();
        });
    }

    /** In the order of the key file, followed by keys that this node lacks. */
    private List<Long> ids(List<NodeRing> running, Set<Long> used) {
        Set<Long> others = new TreeSet<>(used);
        running.forEach(node -> others.addAll(node.keys()));
        List<Long> ids = new ArrayList<>(ring.keys().stream().map(RingKey::id).toList());
        others.stream().filter(id -> !ids.contains(id)).forEach(ids::add);
        return ids;
    }

    private boolean isEnabledHere(long id) {
        return ring.keys().stream().anyMatch(key -> key.id() == id && key.enabled());
    }

    private Map<Long, List<TableUsage>> usage() {
        Map<Long, Map<String, Long>> counts = new TreeMap<>();
        for (SealedField field : sealed.fields()) {
            sealed.countByKey(field).forEach((key, count) -> counts.computeIfAbsent(key, none -> new TreeMap<>())
                    .merge(field.table(), count, Long::sum));
        }
        canary.keyId().ifPresent(key -> counts.computeIfAbsent(key, none -> new TreeMap<>())
                .merge(CANARY_TABLE, 1L, Long::sum));
        Map<Long, List<TableUsage>> usage = new TreeMap<>();
        counts.forEach((key, tables) -> usage.put(
                key,
                tables.entrySet().stream()
                        .map(table -> new TableUsage(table.getKey(), table.getValue()))
                        .toList()));
        return usage;
    }

    private static long total(List<TableUsage> tables) {
        return tables.stream().mapToLong(TableUsage::values).sum();
    }

    private Set<Long> retired() {
        return rotation.findKeys().stream()
                .filter(VaultKey::isRetired)
                .map(VaultKey::id)
                .collect(Collectors.toSet());
    }

    /**
     * Makes a key the one that seals on all nodes; the sweep then seals the values of the other keys again. No effect
     * if it already is.
     *
     * @param actor the id of the administrator
     * @throws KeyRefusedException {@code not-found} if no node has this key, {@code key-retired}, or
     *     {@code key-not-distributed} if a running node lacks it
     */
    public void promote(long keyId, String actor) {
        refresh.run();
        List<NodeRing> running = nodes.findRunning(config.nodeTimeout());
        long lacking = running.stream().filter(node -> !node.opens(keyId)).count();
        if (lacking == running.size()) {
            throw new KeyRefusedException("not-found", 0);
        }
        if (retired().contains(keyId)) {
            throw new KeyRefusedException("key-retired", 0);
        }
        if (lacking > 0) {
            throw new KeyRefusedException("key-not-distributed", lacking);
        }
        rotation.promote(keyId, actor);
        refresh.run();
    }

    /**
     * Records that a key is no longer needed, so that it may be removed from the key files. No effect if it is retired.
     *
     * @param actor the id of the administrator
     * @throws KeyRefusedException {@code not-found} if no node ever had this key, {@code key-is-primary} if it seals on
     *     a running node, or {@code key-in-use} if stored values need it
     */
    public void retire(long keyId, String actor) {
        if (rotation.findKeys().stream().noneMatch(key -> key.id() == keyId)) {
            throw new KeyRefusedException("not-found", 0);
        }
        boolean isSealing =
                nodes.findRunning(config.nodeTimeout()).stream().anyMatch(node -> node.sealingKey() == keyId);
        if (isSealing || current().primaryKey() == keyId) {
            throw new KeyRefusedException("key-is-primary", 0);
        }
        long needed = total(usage().getOrDefault(keyId, List.of()));
        if (needed > 0) {
            throw new KeyRefusedException("key-in-use", needed);
        }
        rotation.retire(keyId, actor);
    }
}
