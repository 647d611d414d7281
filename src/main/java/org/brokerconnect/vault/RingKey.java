package org.brokerconnect.vault;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;

/**
 * Metadata of a key in the ring.
 *
 * @param id the key id in the key file; 32 bits, unsigned
 * @param primary whether new values are sealed with this key
 * @param enabled whether this key opens values
 */
public record RingKey(long id, boolean primary, boolean enabled) {

    static RingKey of(KeysetHandle.Entry entry) {
        return new RingKey(
                Integer.toUnsignedLong(entry.getId()), entry.isPrimary(), entry.getStatus() == KeyStatus.ENABLED);
    }
}
