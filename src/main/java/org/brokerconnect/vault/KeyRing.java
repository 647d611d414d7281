package org.brokerconnect.vault;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * Encrypts ("seals") and decrypts ("opens") stored values. One key seals; every enabled key opens. The keys can be
 * replaced while values are sealed and opened. Thread-safe.
 *
 * <p>A sealed value is the unpadded base64url form of: byte 0 = 0x01; bytes 1-4 = key id (big-endian); 12 bytes of
 * random nonce; the AES-256-GCM ciphertext, which ends with the 16-byte tag. The plaintext is the row's id (16 bytes)
 * followed by the value in UTF-8. The associated data is {@code broker-connect:} plus the column's name. Hence a value
 * copied to another column does not open, and one copied to another row is refused by {@link Secret#claimedBy}.
 */
@ApplicationScoped
public class KeyRing {

    private static final int ROW_ID_BYTES = 2 * Long.BYTES;

    private Supplier<String> source;
    private Counter openFailures;
    private volatile RingKeys active;

    protected KeyRing() {}

    /** @throws org.brokerconnect.config.InvalidSettingException if no usable key ring is configured */
    @Inject
    public KeyRing(KeySource source, MeterRegistry meters) {
        this(source::read, meters);
    }

    KeyRing(Supplier<String> source, MeterRegistry meters) {
        this.source = source;
        openFailures = meters.counter("broker_connect_open_failures");
        active = RingKeys.parse(source.get());
    }

    /** The ids and states of the keys; no key material. {@code primary} is the key that seals now. */
    public List<RingKey> keys() {
        return active.keys();
    }

    /** The id of the key that seals now. */
    public long sealingKey() {
        return active.sealingKey();
    }

    /** The id of the primary key of the key file. */
    public long filePrimary() {
        return active.filePrimary();
    }

    /**
     * Seals with this key from now on, in place of the primary key of the key file.
     *
     * @return false if the ring does not have this key, or it is disabled; nothing is changed then
     */
    public synchronized boolean sealWith(long keyId) {
        Optional<RingKeys> chosen = active.sealingWith(keyId);
        chosen.ifPresent(keys -> active = keys);
        return chosen.isPresent();
    }

    /**
     * Reads the key file again. The key that seals stays the same if the new file has it.
     *
     * @param isNeeded whether stored values need the key with this id
     * @return whether the file has other content than before
     * @throws org.brokerconnect.config.InvalidSettingException if the file is not usable; the old keys stay
     * @throws KeyNeededException if the new file lacks a key that is needed; the old keys stay
     */
    public synchronized boolean reload(LongPredicate isNeeded) {
        String content = source.get();
        if (active.isOf(content)) {
            return false;
        }
        RingKeys next = RingKeys.parse(content);
        active.enabled().filter(key -> !next.opensWith(key)).filter(isNeeded).forEach(key -> {
            throw new KeyNeededException(key);
        });
        active = next.sealingWith(active.sealingKey()).orElse(next);
        return true;
    }

    /**
     * Seals a secret for one column of the row that it is bound to.
     *
     * @param column table and column, for example {@code broker_config.api_key}; opening needs the same
     * @throws IllegalArgumentException if the secret is not bound to a row
     */
    String seal(Secret secret, String column) {
        if (secret.row() == null) {
            throw new IllegalArgumentException("a secret must be bound to its row before it is stored: " + column);
        }
        byte[] value = secret.content().getBytes(StandardCharsets.UTF_8);
        ByteBuffer plain = ByteBuffer.allocate(ROW_ID_BYTES + value.length)
                .putLong(secret.row().getMostSignificantBits())
                .putLong(secret.row().getLeastSignificantBits())
                .put(value);
        try {
            byte[] sealed = active.aead().encrypt(plain.array(), associatedData(column));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("sealing failed", broken);
        }
    }

    /**
     * Seals a sealed value again, with the key that seals now, for the same column and row.
     *
     * @throws UnreadableSecretException if it does not open, or was sealed for another row or column; not counted
     */
    public String reseal(String sealed, String column, UUID row) {
        return seal(decrypt(sealed, column).claimedBy(row), column);
    }

    /**
     * Opens a value that {@link #seal} produced. The result is locked until {@link Secret#claimedBy} is called.
     *
     * @throws UnreadableSecretException if it was sealed with another key or for another column, or was modified
     */
    Secret open(String sealed, String column) {
        try {
            return decrypt(sealed, column);
        } catch (UnreadableSecretException unreadable) {
            openFailures.increment();
            throw unreadable;
        }
    }

    private Secret decrypt(String sealed, String column) {
        try {
            ByteBuffer plain = ByteBuffer.wrap(
                    active.aead().decrypt(Base64.getUrlDecoder().decode(sealed), associatedData(column)));
            UUID row = new UUID(plain.getLong(), plain.getLong());
            return Secret.opened(StandardCharsets.UTF_8.decode(plain).toString(), row);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw UnreadableSecretException.of(column);
        }
    }

    /**
     * Opens a value and claims it for its row.
     *
     * @throws MovedSecretException if it was sealed for another row
     * @throws UnreadableSecretException as {@link #open(String, String)}
     */
    Secret open(String sealed, String column, UUID row) {
        Secret opened = open(sealed, column);
        try {
            return opened.claimedBy(row);
        } catch (MovedSecretException moved) {
            openFailures.increment();
            throw moved;
        }
    }

    static byte[] associatedData(String column) {
        return ("broker-connect:" + column).getBytes(StandardCharsets.UTF_8);
    }
}
