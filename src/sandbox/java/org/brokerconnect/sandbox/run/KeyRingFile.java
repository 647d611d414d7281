package org.brokerconnect.sandbox.run;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * Creates the key file of the local environment with Tink and without code of the application, which must accept every
 * key set that Tink writes.
 */
final class KeyRingFile {

    /** "demo" in ASCII. The application recognises the key by its id, and refuses it on a server for real accounts. */
    private static final int DEMO_KEY = 0x64656D6F;

    private KeyRingFile() {}

    /**
     * Writes a key ring with one AES-256-GCM key, unless the file exists, because stored data is sealed with its key.
     */
    static Path createIfMissing(Path file) {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.writeString(createPrivate(file), newKeyRing());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates an empty file that only its owner can read, on file systems with POSIX permissions. */
    private static Path createPrivate(Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createFile(file);
    }

    private static String newKeyRing() {
        try {
            AeadConfig.register();
            KeysetHandle keys = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withFixedId(DEMO_KEY)
                            .makePrimary())
                    .build();
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink could not create a key", e);
        }
    }
}
