package org.brokerconnect.vault;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the key ring from a file or the environment, never from the database that it protects. */
@Dependent
class KeySource {

    private final Optional<String> file;
    private final Optional<String> keyset;

    @Inject
    KeySource(
            @ConfigProperty(name = "vault.key-file") Optional<String> file,
            @ConfigProperty(name = "vault.keyset") Optional<String> keyset) {
        this.file = file;
        this.keyset = keyset;
    }

    /**
     * The key ring as cleartext Tink JSON.
     *
     * @throws InvalidSettingException if none is set or the file cannot be read
     */
    String read() {
        if (file.isPresent()) {
            return readFile(Path.of(file.get()));
        }
        return keyset.orElseThrow(() -> new InvalidSettingException(
                "vault.key-file",
                "is missing: set it, or VAULT_KEYSET in the environment, to the key ring of stored secrets."));
    }

    private static String readFile(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new InvalidSettingException("vault.key-file", "is " + path + ", which cannot be read.");
        }
    }

    static InvalidSettingException unusable() {
        return new InvalidSettingException(
                "vault.key-file", "(or VAULT_KEYSET) does not contain an AES-256-GCM key ring in Tink's JSON format.");
    }
}
