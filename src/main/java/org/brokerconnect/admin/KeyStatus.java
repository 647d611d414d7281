package org.brokerconnect.admin;

import java.util.List;
import org.brokerconnect.vault.RingKey;

/**
 * The ring that seals stored secrets, by names alone.
 *
 * @param primaryKeyId the key that new values are sealed with
 * @param canary whether the ring opens what this database was first sealed with
 */
record KeyStatus(long primaryKeyId, List<RingKey> keys, CanaryStatus canary) {

    /** What the canary says. */
    enum CanaryStatus {
        OPENS,
        FAILS
    }

    static KeyStatus of(List<RingKey> keys, boolean verifies) {
        long primary = keys.stream()
                .filter(RingKey::primary)
                .mapToLong(RingKey::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a ring without a primary key seals nothing"));
        return new KeyStatus(primary, keys, verifies ? CanaryStatus.OPENS : CanaryStatus.FAILS);
    }
}
