package org.brokerconnect.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Creates and changes key files: key rings in Tink's JSON format. A changed file replaces the old one in one step, so a
 * server never reads half of it. On POSIX file systems only the owner may read the files.
 */
public final class KeyFile {

    private static final byte[] WRAPPED = "broker-connect:key-file".getBytes(StandardCharsets.UTF_8);

    /** "demo" in ASCII. */
    private static final long KEY_OF_LOCAL_RUN = 0x64656D6F;

    private KeyFile() {}

    /**
     * Writes a new key ring with one AES-256-GCM key.
     *
     * @return the id of the key
     * @throws java.nio.file.FileAlreadyExistsException if the file exists; a key file is never overwritten
     * @throws IOException if it cannot be written
     */
    public static long create(Path file) throws IOException {
        try {
            AeadConfig.register();
            KeysetHandle ring =
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            PrivateFile.create(file, text(ring));
            return RingKey.of(ring.getPrimary()).id();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key could not be created", broken);
        }
    }

    /**
     * The ids and states of the keys in a file; no key material.
     *
     * @throws KeyFileException if the content is not a key ring of AES-256-GCM keys
     * @throws IOException if it cannot be read
     */
    public static List<RingKey> keys(Path file) throws IOException {
        KeysetHandle ring = read(file);
        return IntStream.range(0, ring.size())
                .mapToObj(ring::getAt)
                .map(RingKey::of)
                .toList();
    }

    /**
     * Adds a key that opens values and does not seal yet.
     *
     * @return its id
     * @throws KeyFileException as {@link #keys}
     * @throws IOException if the file cannot be read or written
     */
    public static long add(Path file) throws IOException {
        try {
            KeysetHandle ring = KeysetHandle.newBuilder(read(file))
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId())
                    .build();
            PrivateFile.replace(file, text(ring));
            return RingKey.of(ring.getAt(ring.size() - 1)).id();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key could not be added", broken);
        }
    }

    /**
     * Makes a key of the file its primary key.
     *
     * @throws KeyFileException if the file has no such key, or it is disabled, or as {@link #keys}
     * @throws IOException if the file cannot be read or written
     */
    public static void promote(Path file, long keyId) throws IOException {
        KeysetHandle.Builder ring = KeysetHandle.newBuilder(read(file));
        int index = indexOf(file, keyId);
        if (!keys(file).get(index).enabled()) {
            throw new KeyFileException("the key " + keyId + " is disabled in " + file);
        }
        ring.getAt(index).makePrimary();
        replace(file, ring);
    }

    /**
     * Removes a key from the file. What it sealed can never be opened again, unless another copy of it exists.
     *
     * @throws KeyFileException if the file has no such key, or it is the primary key, or as {@link #keys}
     * @throws IOException if the file cannot be read or written
     */
    public static void remove(Path file, long keyId) throws IOException {
        KeysetHandle.Builder ring = KeysetHandle.newBuilder(read(file));
        int index = indexOf(file, keyId);
        if (keys(file).get(index).primary()) {
            throw new KeyFileException("the key " + keyId + " is the primary key of " + file + "; promote another one");
        }
        ring.deleteAt(index);
        replace(file, ring);
    }

    /**
     * Writes a copy of a key file that is encrypted with the primary key of another key file, in base64.
     *
     * @throws java.nio.file.FileAlreadyExistsException if {@code wrapped} exists
     * @throws KeyFileException as {@link #keys}, for both files
     * @throws IOException if a file cannot be read or written
     */
    public static void wrap(Path file, Path wrappingKey, Path wrapped) throws IOException {
        try {
            byte[] ring = text(read(file)).getBytes(StandardCharsets.UTF_8);
            PrivateFile.create(
                    wrapped,
                    Base64.getEncoder().encodeToString(aead(wrappingKey).encrypt(ring, WRAPPED)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key file could not be encrypted", broken);
        }
    }

    /**
     * Writes the key file that {@link #wrap} encrypted.
     *
     * @throws java.nio.file.FileAlreadyExistsException if {@code file} exists
     * @throws KeyFileException if it was not encrypted with a key of this file, or was modified
     * @throws IOException if a file cannot be read or written
     */
    public static void unwrap(Path wrapped, Path wrappingKey, Path file) throws IOException {
        PrivateFile.create(file, unwrapped(wrapped, wrappingKey));
    }

    /** The content of the key file that {@link #wrap} encrypted, in clear text. Throws as {@link #unwrap}. */
    static String unwrapped(Path wrapped, Path wrappingKey) throws IOException {
        Aead aead = aead(wrappingKey);
        try {
            byte[] ring = aead.decrypt(
                    Base64.getDecoder().decode(Files.readString(wrapped).strip()), WRAPPED);
            return new String(ring, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new KeyFileException(
                    wrapped + " was not encrypted with a key of " + wrappingKey + ", or was modified");
        }
    }

    /**
     * Accepts a key ring that a server can use.
     *
     * @param content the key ring in Tink's JSON format
     * @throws org.brokerconnect.config.InvalidSettingException if it is not a ring of AES-256-GCM keys
     */
    public static void requireRing(String content) {
        RingKeys.parse(content);
    }

    /**
     * Whether a key ring has a key that a local run created; it gives that key a fixed id.
     *
     * @param content the key ring in Tink's JSON format
     * @throws org.brokerconnect.config.InvalidSettingException if it is not a ring of AES-256-GCM keys
     */
    public static boolean isOfLocalRun(String content) {
        return RingKeys.parse(content).keys().stream().anyMatch(key -> key.id() == KEY_OF_LOCAL_RUN);
    }

    /**
     * Whether a key ring opens the canary of a database.
     *
     * @param content the key ring in Tink's JSON format
     * @param sealedCanary the stored value
     * @throws org.brokerconnect.config.InvalidSettingException if the content is not a usable key ring
     */
    public static boolean opensCanary(String content, String sealedCanary) {
        byte[] column = KeyRing.associatedData(Canary.COLUMN);
        Aead keys = RingKeys.parse(content).aead();
        try {
            return keys.decrypt(Base64.getUrlDecoder().decode(sealedCanary), column).length > 0;
        } catch (GeneralSecurityException | IllegalArgumentException otherKey) {
            return false;
        }
    }

    private static Aead aead(Path file) throws IOException {
        try {
            return read(file).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("AES-GCM is not available", broken);
        }
    }

    private static int indexOf(Path file, long keyId) throws IOException {
        List<RingKey> keys = keys(file);
        return IntStream.range(0, keys.size())
                .filter(index -> keys.get(index).id() == keyId)
                .findFirst()
                .orElseThrow(() -> new KeyFileException(file + " has no key " + keyId));
    }

    private static KeysetHandle read(Path file) throws IOException {
        try {
            return RingKeys.read(Files.readString(file));
        } catch (GeneralSecurityException | IllegalStateException unusable) {
            throw new KeyFileException(file + " is not a key ring of AES-256-GCM keys in Tink's JSON format");
        }
    }

    private static void replace(Path file, KeysetHandle.Builder changed) throws IOException {
        try {
            PrivateFile.replace(file, text(changed.build()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key ring could not be changed", broken);
        }
    }

    private static String text(KeysetHandle ring) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                ring, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }
}
