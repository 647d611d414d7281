package org.brokerconnect.admin;

import java.util.List;
import org.brokerconnect.vault.RingKey;

/**
 * The state of the key ring; no key material.
 *
 * @param primaryKeyId id of the key that seals new values
 * @param canary whether the key ring opens the canary of this database
 */
record KeyStatus(long primaryKeyId, List<RingKey> keys, CanaryStatus canary) {

    /** Whether the canary opens. */
    enum CanaryStatus {
        OPENS,
        FAILS
    }

    static KeyStatus of(List<RingKey> keys, boolean verifies) {
        long primary = keys.stream()
                .filter(RingKey::primary)
                .mapToLong(RingKey::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the key ring has no primary key"));
        return new KeyStatus(primary, keys, verifies ? CanaryStatus.OPENS : CanaryStatus.FAILS);
    }
}
