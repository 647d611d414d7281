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

/** Creates key ring files. */
public final class KeyFile {

    private KeyFile() {}

    /**
     * Creates a key file for an installation.
     *
     * @param args the path of the file
     * @throws IOException as {@link #create}
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: KeyFile <path of a file that does not exist>");
        }
        create(Path.of(args[0]));
    }

    /**
     * Writes a new key ring with one AES-256-GCM key. On POSIX file systems only the owner may read the file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the file exists; a key file is never overwritten
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
            throw new IllegalStateException("the key could not be created", broken);
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
