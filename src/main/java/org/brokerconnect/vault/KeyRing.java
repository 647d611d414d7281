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
 * Seals and opens what the database stores. The primary key seals, every key of the ring opens. Safe for use by many threads.
 *
 * <p>A sealed value is base64url without padding of: byte 0 is 0x01, bytes 1-4 the key's id (big-endian), 12 bytes of random nonce,
 * then the AES-256-GCM ciphertext, which ends in a 16-byte tag. The plaintext is the row's id (16 bytes) and the value in UTF-8. The
 * associated data is {@code broker-connect:} and the column's name, so a value moved to another column does not open at all, and one
 * moved to another row is refused when that row claims it.
 */
@ApplicationScoped
public class KeyRing {

    private static final int ROW_ID_BYTES = 2 * Long.BYTES;

    private Aead aead;
    private List<RingKey> keysInRing;
    private Counter openFailures;

    protected KeyRing() {}

    /** @throws org.brokerconnect.config.InvalidSettingException if there is no usable key ring */
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

    /** Which keys it has; nothing of the keys themselves. */
    public List<RingKey> keys() {
        return keysInRing;
    }

    /** Tink would take keys of other kinds as well, and some of those put no key id in front. */
    private static void requireDocumentedFormat(KeysetHandle keys) throws GeneralSecurityException {
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.getAt(i).getKey().getParameters().equals(PredefinedAeadParameters.AES256_GCM)) {
                throw new GeneralSecurityException("a key of another kind");
            }
        }
    }

    /**
     * Seals a secret for one column of the row that it is bound to.
     *
     * @param column what the value is, for example {@code broker_config.api_key}; the same is needed to open it
     * @throws IllegalArgumentException if the secret is not bound to a row
     */
    String seal(Secret secret, String column) {
        if (secret.row() == null) {
            throw new IllegalArgumentException("a secret is stored without being bound to its row: " + column);
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
            throw new IllegalStateException("the key ring cannot seal", broken);
        }
    }

    /**
     * Opens what {@link #seal} made. The result is locked until its row claims it.
     *
     * @throws UnreadableSecretException if it was sealed with another key or for another column, or was changed
     */
    Secret open(String sealed, String column) {
        try {
            ByteBuffer plain =
                    ByteBuffer.wrap(aead.decrypt(Base64.getUrlDecoder().decode(sealed), associatedData(column)));
            UUID row = new UUID(plain.getLong(), plain.getLong());
            return Secret.opened(StandardCharsets.UTF_8.decode(plain).toString(), row);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            openFailures.increment();
            throw new UnreadableSecretException(column);
        }
    }

    private static byte[] associatedData(String column) {
        return ("broker-connect:" + column).getBytes(StandardCharsets.UTF_8);
    }
}
