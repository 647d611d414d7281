package org.brokerconnect.vault.rotation;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * The key ring of a running node.
 *
 * @param node a random id, new at each start
 * @param keys the ids of the keys that open values there
 * @param filePrimary the primary key of its key file
 * @param sealingKey the key that it seals with
 * @param problem why it does not use its key file as it is; absent if it does
 */
public record NodeRing(
        String node,
        List<Long> keys,
        long filePrimary,
        long sealingKey,
        @Nullable RingProblem problem) {

    /** Whether values of this key open there. */
    boolean opens(long keyId) {
        return keys.contains(keyId);
    }
}
