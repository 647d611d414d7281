package org.brokerconnect.admin;

import java.time.Instant;
import java.util.List;
import org.brokerconnect.vault.rotation.KeyEvent;
import org.brokerconnect.vault.rotation.KeyEventKind;
import org.brokerconnect.vault.rotation.KeyUsage;
import org.brokerconnect.vault.rotation.NodeRing;
import org.brokerconnect.vault.rotation.ResealProgress;
import org.brokerconnect.vault.rotation.RotationStatus;

/**
 * The state of the encryption keys; no key material.
 *
 * @param primaryKeyId id of the key that seals new values
 * @param keys the keys of the running nodes, and those that values need though no node has them
 * @param canary whether the key ring opens the canary of this database
 * @param nodes the running nodes
 * @param events the newest events of keys, newest first
 */
record KeyStatus(
        long primaryKeyId,
        List<KeyUsage> keys,
        CanaryStatus canary,
        List<NodeRing> nodes,
        ResealProgress resealing,
        List<KeyEventView> events) {

    /** Whether the canary opens. */
    enum CanaryStatus {
        OPENS,
        FAILS
    }

    /**
     * An event of a key.
     *
     * @param actor the id of the administrator, or {@code system}
     */
    record KeyEventView(long keyId, KeyEventKind kind, String actor, Instant at) {

        static KeyEventView of(KeyEvent event) {
            return new KeyEventView(event.keyId(), event.kind(), event.actor(), event.happenedAt());
        }
    }

    static KeyStatus of(RotationStatus status, boolean verifies) {
        return new KeyStatus(
                status.primaryKeyId(),
                status.keys(),
                verifies ? CanaryStatus.OPENS : CanaryStatus.FAILS,
                status.nodes(),
                status.resealing(),
                status.events().stream().map(KeyEventView::of).toList());
    }
}
