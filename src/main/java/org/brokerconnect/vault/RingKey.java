package org.brokerconnect.vault;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;

/**
 * A key of the ring, by name alone.
 *
 * @param id as in the ring's file: 32 bits, unsigned
 * @param primary whether new values are sealed with it
 * @param enabled whether it opens anything
 */
public record RingKey(long id, boolean primary, boolean enabled) {

    static RingKey of(KeysetHandle.Entry entry) {
        return new RingKey(
                Integer.toUnsignedLong(entry.getId()), entry.isPrimary(), entry.getStatus() == KeyStatus.ENABLED);
    }
}
