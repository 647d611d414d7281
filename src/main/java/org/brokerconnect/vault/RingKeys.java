package org.brokerconnect.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The keys of one key file, and which of them seals. Immutable. */
final class RingKeys {

    private final KeysetHandle handle;
    private final String hash;
    private final long filePrimary;
    private final List<RingKey> keys;
    private final Aead aead;

    private RingKeys(KeysetHandle handle, String hash, long filePrimary) throws GeneralSecurityException {
        this.handle = handle;
        this.hash = hash;
        this.filePrimary = filePrimary;
        keys = IntStream.range(0, handle.size())
                .mapToObj(handle::getAt)
                .map(RingKey::of)
                .toList();
        aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** @throws org.brokerconnect.config.InvalidSettingException if the content is not a usable key ring */
    static RingKeys parse(String content) {
        try {
            KeysetHandle handle = read(content);
            return new RingKeys(
                    handle, Sha256.hex(content), RingKey.of(handle.getPrimary()).id());
        } catch (GeneralSecurityException | IllegalStateException unusable) {
            throw KeySource.unusable();
        }
    }

    /** Tink accepts other key types too; some of those have no key id prefix. */
    static KeysetHandle read(String content) throws GeneralSecurityException {
        AeadConfig.register();
        KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(
                content, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        for (int i = 0; i < handle.size(); i++) {
            if (!handle.getAt(i).getKey().getParameters().equals(PredefinedAeadParameters.AES256_GCM)) {
                throw new GeneralSecurityException("a key of another type");
            }
        }
        return handle;
    }

    /** Whether they were read from this content. */
    boolean isOf(String content) {
        return hash.equals(Sha256.hex(content));
    }

    /** The same keys, of which this one seals; empty if it is not among them or disabled. */
    Optional<RingKeys> sealingWith(long keyId) {
        if (!opensWith(keyId)) {
            return Optional.empty();
        }
        if (keyId == sealingKey()) {
            return Optional.of(this);
        }
        try {
            KeysetHandle.Builder other = KeysetHandle.newBuilder(handle);
            for (int i = 0; i < other.size(); i++) {
                if (keys.get(i).id() == keyId) {
                    other.getAt(i).makePrimary();
                }
            }
            return Optional.of(new RingKeys(other.build(), hash, filePrimary));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an enabled key could not be made primary", impossible);
        }
    }

    /** Whether values of the key with this id open. */
    boolean opensWith(long keyId) {
        return enabled().anyMatch(id -> id == keyId);
    }

    /** The ids of the keys that open values. */
    LongStream enabled() {
        return keys.stream().filter(RingKey::enabled).mapToLong(RingKey::id);
    }

    long sealingKey() {
        return Integer.toUnsignedLong(handle.getPrimary().getId());
    }

    long filePrimary() {
        return filePrimary;
    }

    List<RingKey> keys() {
        return keys;
    }

    Aead aead() {
        return aead;
    }
}
