package org.brokerconnect.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Encrypts ("seals") and decrypts ("opens") stored values. The primary key seals; every enabled key opens. Thread-safe.
 *
 * <p>A sealed value is the unpadded base64url form of: byte 0 = 0x01; bytes 1-4 = key id (big-endian); 12 bytes of
 * random nonce; the AES-256-GCM ciphertext, which ends with the 16-byte tag. The plaintext is the row's id (16 bytes)
 * followed by the value in UTF-8. The associated data is {@code broker-connect:} plus the column's name. Hence a value
 * copied to another column does not open, and one copied to another row is refused by {@link Secret#claimedBy}.
 */
@ApplicationScoped
public class KeyRing {

    private static final int ROW_ID_BYTES = 2 * Long.BYTES;

    private Aead aead;
    private List<RingKey> keysInRing;
    private Counter openFailures;

    protected KeyRing() {}

    /** @throws org.brokerconnect.config.InvalidSettingException if no usable key ring is configured */
    @Inject
    public KeyRing(KeySource source, MeterRegistry meters) {
        this(source.read(), meters);
    }

    KeyRing(String keyset, MeterRegistry meters) {
        openFailures = meters.counter("broker_connect_open_failures");
        try {
            AeadConfig.register();
            KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(
                    keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            requireDocumentedFormat(keys);
            keysInRing = IntStream.range(0, keys.size())
                    .mapToObj(keys::getAt)
                    .map(RingKey::of)
                    .toList();
            aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException | IllegalStateException unusable) {
            throw KeySource.unusable();
        }
    }

    /** The ids and states of the keys; no key material. */
    public List<RingKey> keys() {
        return keysInRing;
    }

    /** Tink accepts other key types too; some of those have no key id prefix. */
    private static void requireDocumentedFormat(KeysetHandle keys) throws GeneralSecurityException {
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.getAt(i).getKey().getParameters().equals(PredefinedAeadParameters.AES256_GCM)) {
                throw new GeneralSecurityException("a key of another type");
            }
        }
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
            byte[] sealed = aead.encrypt(plain.array(), associatedData(column));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("sealing failed", broken);
        }
    }

    /**
     * Opens a value that {@link #seal} produced. The result is locked until {@link Secret#claimedBy} is called.
     *
     * @throws UnreadableSecretException if it was sealed with another key or for another column, or was modified
     */
    Secret open(String sealed, String column) {
        try {
            ByteBuffer plain =
                    ByteBuffer.wrap(aead.decrypt(Base64.getUrlDecoder().decode(sealed), associatedData(column)));
            UUID row = new UUID(plain.getLong(), plain.getLong());
            return Secret.opened(StandardCharsets.UTF_8.decode(plain).toString(), row);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            openFailures.increment();
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

    private static byte[] associatedData(String column) {
        return ("broker-connect:" + column).getBytes(StandardCharsets.UTF_8);
    }
}
