package org.brokerconnect.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** Makes key files. */
public final class KeyFile {

    private KeyFile() {}

    /**
     * Makes a key file for an installation.
     *
     * @param args the file's path
     * @throws IOException as {@link #create}
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("name one file that does not exist yet");
        }
        create(Path.of(args[0]));
    }

    /**
     * Writes a new ring with one AES-256-GCM key. Only the owner may read the file, where the file system knows owners.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the file exists: a key that sealed something is never overwritten
     * @throws IOException if it cannot be written
     */
    public static void create(Path file) throws IOException {
        try {
            AeadConfig.register();
            KeysetHandle ring =
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    ring, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            createPrivately(file);
            Files.writeString(file, json, StandardOpenOption.WRITE);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("no key could be made", broken);
        }
    }

    private static void createPrivately(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
