package org.brokerconnect.vault.rotation;

import java.util.List;

/**
 * The keys of all nodes, and the re-sealing with the promoted key.
 *
 * @param primaryKeyId the key that seals new values
 * @param keys the keys of any running node, and those that values need though no node has them
 * @param nodes the running nodes
 * @param events the newest events, newest first
 */
public record RotationStatus(
        long primaryKeyId,
        List<KeyUsage> keys,
        List<NodeRing> nodes,
        ResealProgress resealing,
        List<KeyEvent> events) {}
