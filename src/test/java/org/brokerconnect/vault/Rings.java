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

/** Key rings for tests, in Tink's JSON format. */
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

    /** A new key ring, parsed. */
    public static KeyRing any() {
        return open(fresh());
    }

    /** As {@link #open}. */
    public static KeyRing parsed(String ring) {
        return open(ring);
    }

    /** The parsed key ring. */
    static KeyRing open(String ring) {
        return new KeyRing(() -> ring, new SimpleMeterRegistry());
    }

    /** A key ring with one key, as {@link KeyFile} creates it. */
    public static String fresh() {
        return of(PredefinedAeadParameters.AES256_GCM);
    }

    /** A key ring with one key of another type. */
    static String of(Parameters kind) {
        try {
            return written(KeysetHandle.generateNew(kind, RegistryConfiguration.get()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The same key ring with an additional key as the new primary. */
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

    /** The id of the primary key. */
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
