package org.brokerconnect.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;

/** Key rings for tests, in Tink's JSON form. */
public final class Rings {

    static {
        try {
            AeadConfig.register();
            MacConfig.register();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Rings() {}

    /** A ring of its own, usable. */
    public static KeyRing any() {
        return open(fresh());
    }

    /** The ring, usable. */
    static KeyRing open(String ring) {
        return new KeyRing(ring, new SimpleMeterRegistry());
    }

    /** A ring with one key, as {@link KeyFile} makes it. */
    static String fresh() {
        return of(PredefinedAeadParameters.AES256_GCM);
    }

    /** A ring with one key of another kind. */
    static String of(Parameters kind) {
        try {
            return written(KeysetHandle.generateNew(kind, RegistryConfiguration.get()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The same ring with a newer key, which is the primary one from now on. */
    static String rotated(String ring) {
        try {
            KeysetHandle.Builder.Entry newer =
                    KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM);
            return written(KeysetHandle.newBuilder(read(ring))
                    .addEntry(newer.withRandomId().makePrimary())
                    .build());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The id of the key that seals. */
    static int primaryId(String ring) {
        return read(ring).getPrimary().getId();
    }

    private static KeysetHandle read(String ring) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    ring, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String written(KeysetHandle ring) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                ring, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }
}
