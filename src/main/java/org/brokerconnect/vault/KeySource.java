package org.brokerconnect.vault;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the key ring from a file or the environment, never from the database that it protects. The file can be
 * encrypted with another key file, as {@link KeyFile#wrap} does.
 */
@Dependent
public class KeySource {

    private static final String FILE = "vault.key-file";
    private static final String WRAPPING_FILE = "vault.wrapping-key-file";
    private static final String KEYSET = "vault.keyset";

    private final Optional<String> file;
    private final Optional<String> wrappingFile;
    private final Optional<String> keyset;

    /** @throws InvalidSettingException if a wrapping key file is set without a key file */
    @Inject
    KeySource(
            @ConfigProperty(name = FILE) Optional<String> file,
            @ConfigProperty(name = WRAPPING_FILE) Optional<String> wrappingFile,
            @ConfigProperty(name = KEYSET) Optional<String> keyset) {
        if (wrappingFile.isPresent() && file.isEmpty()) {
            throw new InvalidSettingException(
                    WRAPPING_FILE, "is set without vault.key-file, the file that it encrypts");
        }
        this.file = file;
        this.wrappingFile = wrappingFile;
        this.keyset = keyset;
    }

    /** The source that these settings name. @throws InvalidSettingException as the constructor */
    public static KeySource of(Config config) {
        return new KeySource(
                config.getOptionalValue(FILE, String.class),
                config.getOptionalValue(WRAPPING_FILE, String.class),
                config.getOptionalValue(KEYSET, String.class));
    }

    /**
     * The key ring as cleartext Tink JSON.
     *
     * @throws InvalidSettingException if none is set, a file cannot be read, or the key file was not encrypted with the
     *     wrapping key file
     */
    public String read() {
        if (file.isPresent()) {
            Path path = path(FILE, file.get());
            return wrappingFile
                    .map(wrapping -> unwrapped(path, path(WRAPPING_FILE, wrapping)))
                    .orElseGet(() -> readFile(FILE, path));
        }
        return keyset.orElseThrow(() -> new InvalidSettingException(
                FILE, "is missing: set it, or VAULT_KEYSET in the environment, to the key ring of stored secrets."));
    }

    private static Path path(String setting, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new InvalidSettingException(setting, "is not the path of a file");
        }
    }

    private static String unwrapped(Path wrapped, Path wrappingKey) {
        readFile(FILE, wrapped);
        readFile(WRAPPING_FILE, wrappingKey);
        try {
            return KeyFile.unwrapped(wrapped, wrappingKey);
        } catch (KeyFileException unusable) {
            throw new InvalidSettingException(WRAPPING_FILE, "cannot be used: " + unusable.getMessage() + ".");
        } catch (IOException unreadable) {
            throw unreadable(FILE, wrapped);
        }
    }

    private static String readFile(String setting, Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw unreadable(setting, path);
        }
    }

    private static InvalidSettingException unreadable(String setting, Path path) {
        return new InvalidSettingException(setting, "is " + path + ", which cannot be read.");
    }

    static InvalidSettingException unusable() {
        return new InvalidSettingException(
                FILE, "(or VAULT_KEYSET) does not contain an AES-256-GCM key ring in Tink's JSON format.");
    }
}
