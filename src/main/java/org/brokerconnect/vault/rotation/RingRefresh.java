package org.brokerconnect.vault.rotation;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.vault.CanaryStore;
import org.brokerconnect.vault.KeyNeededException;
import org.brokerconnect.vault.KeyRing;
import org.brokerconnect.vault.RingKey;

/**
 * Keeps this node's key ring up to date: reads the changed key file, reports the keys to the other nodes, and seals
 * with the promoted key.
 */
@ApplicationScoped
public class RingRefresh {

    private static final Logger LOG = Logger.getLogger(RingRefresh.class.getName());

    private final String node = UUID.randomUUID().toString();
    private KeyRing ring;
    private NodeStore nodes;
    private RotationStore rotation;
    private SealedStore sealed;
    private CanaryStore canary;
    private RotationConfig config;
    private List<Long> joined = List.of();
    private long lackedKey;
    private RingProblem problem;

    protected RingRefresh() {}

    @Inject
    RingRefresh(
            KeyRing ring,
            NodeStore nodes,
            RotationStore rotation,
            SealedStore sealed,
            CanaryStore canary,
            RotationConfig config) {
        this.ring = ring;
        this.nodes = nodes;
        this.rotation = rotation;
        this.sealed = sealed;
        this.canary = canary;
        this.config = config;
    }

    /** Brings the ring up to date. @throws RuntimeException if the database is unavailable */
    public synchronized void run() {
        reload();
        nodes.report(report());
        Rotation current = joined();
        if (current.filePrimary() != ring.filePrimary()) {
            followFiles(current);
        }
        adopt(rotation.find().orElse(current).primaryKey());
    }

    private void reload() {
        try {
            ring.reload(this::isNeeded);
            problem = null;
        } catch (InvalidSettingException unusable) {
            keepOldKeys(RingProblem.FILE_UNUSABLE, unusable);
        } catch (KeyNeededException missing) {
            keepOldKeys(RingProblem.KEY_MISSING, missing);
        }
    }

    private boolean isNeeded(long keyId) {
        return canary.keyId().orElse(-1) == keyId || sealed.count(keyId) > 0;
    }

    /** Logs once, not at each run. */
    private void keepOldKeys(RingProblem cause, RuntimeException failed) {
        if (cause != problem) {
            problem = cause;
            LOG.log(Level.WARNING, "the key file was not read again: {0}", failed.getMessage());
        }
    }

    private NodeRing report() {
        List<Long> keys = enabledKeys();
        boolean lacksPromoted = keys.stream().noneMatch(id -> id == lackedKey) && lackedKey != 0;
        RingProblem shown = problem == null && lacksPromoted ? RingProblem.KEY_MISSING : problem;
        return new NodeRing(node, keys, ring.filePrimary(), ring.sealingKey(), shown);
    }

    private List<Long> enabledKeys() {
        return ring.keys().stream().filter(RingKey::enabled).map(RingKey::id).toList();
    }

    private Rotation joined() {
        List<Long> keys = enabledKeys();
        Optional<Rotation> known = rotation.find();
        if (known.isPresent() && keys.equals(joined)) {
            return known.get();
        }
        rotation.join(keys, ring.filePrimary());
        joined = keys;
        return rotation.find().orElseThrow();
    }

    /** A changed primary key of the file counts when the files of all nodes have it. */
    private void followFiles(Rotation current) {
        long wanted = ring.filePrimary();
        if (nodes.findRunning(config.nodeTimeout()).stream().allMatch(other -> other.filePrimary() == wanted)) {
            rotation.promoteFilePrimary(wanted);
        }
    }

    private void adopt(long promoted) {
        if (promoted == ring.sealingKey()) {
            return;
        }
        if (ring.sealWith(promoted)) {
            nodes.report(report());
        } else if (lackedKey != promoted) {
            lackedKey = promoted;
            LOG.warning(() -> "the key ring of this node lacks the key " + promoted + ", which seals");
        }
    }

    /** Other nodes do not wait for a node that was stopped. */
    @PreDestroy
    void leave() {
        try {
            nodes.remove(node);
        } catch (RuntimeException databaseUnavailable) {
            LOG.log(Level.FINE, databaseUnavailable, () -> "this node could not be removed; it times out");
        }
    }
}
