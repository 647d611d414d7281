package org.brokerconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_new_file_contains_a_working_key_ring() throws IOException {
        Path file = folder.resolve("keys.json");

        KeyFile.create(file);

        KeyRing ring = Rings.open(Files.readString(file));
        UUID row = UUID.randomUUID();
        String sealed = ring.seal(Secret.of("canary").boundTo(row), "a.b");
        assertThat(ring.open(sealed, "a.b").claimedBy(row).reveal()).isEqualTo("canary");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its file system has no owner permissions")
    void only_the_owner_may_read_the_file() throws IOException {
        Path file = folder.resolve("keys.json");

        KeyFile.create(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void an_existing_file_is_never_overwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), "the key that sealed everything");

        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> KeyFile.create(file));

        assertThat(file).hasContent("the key that sealed everything");
    }

    @Test
    void a_missing_folder_is_reported() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> KeyFile.create(folder.resolve("nowhere/keys.json")));
    }

    @Test
    void each_file_has_a_key_of_its_own() throws IOException {
        KeyFile.create(folder.resolve("one.json"));
        KeyFile.create(folder.resolve("other.json"));

        assertThat(Files.readString(folder.resolve("one.json")))
                .isNotEqualTo(Files.readString(folder.resolve("other.json")));
    }

    @Test
    void keys_are_added_promoted_and_removed_and_each_opens_what_it_sealed() throws IOException {
        Path file = folder.resolve("keys.json");
        long first = KeyFile.create(file);
        UUID row = UUID.randomUUID();
        String sealed =
                Rings.open(Files.readString(file)).seal(Secret.of("canary").boundTo(row), "a.b");

        long second = KeyFile.add(file);
        assertThat(KeyFile.keys(file))
                .containsExactly(new RingKey(first, true, true), new RingKey(second, false, true));
        KeyFile.promote(file, second);

        KeyRing ring = Rings.open(Files.readString(file));
        assertThat(ring.sealingKey()).isEqualTo(second);
        assertThat(ring.open(sealed, "a.b", row).reveal()).isEqualTo("canary");
        String resealed = ring.reseal(sealed, "a.b", row);
        KeyFile.remove(file, first);
        assertThat(KeyFile.keys(file)).containsExactly(new RingKey(second, true, true));
        assertThat(Rings.open(Files.readString(file)).open(resealed, "a.b", row).reveal())
                .isEqualTo("canary");
    }

    @Test
    void a_key_that_is_missing_or_primary_is_not_removed() throws IOException {
        Path file = folder.resolve("keys.json");
        long only = KeyFile.create(file);

        assertThatExceptionOfType(KeyFileException.class).isThrownBy(() -> KeyFile.remove(file, only));
        assertThatExceptionOfType(KeyFileException.class).isThrownBy(() -> KeyFile.remove(file, 17));
        assertThatExceptionOfType(KeyFileException.class).isThrownBy(() -> KeyFile.promote(file, 17));
        assertThat(KeyFile.keys(file)).hasSize(1);
    }

    @Test
    void a_wrapped_file_is_unwrapped_with_its_wrapping_key_only() throws IOException {
        Path file = folder.resolve("keys.json");
        Path wrapping = folder.resolve("wrapping.json");
        Path other = folder.resolve("other.json");
        Path wrapped = folder.resolve("wrapped");
        long id = KeyFile.create(file);
        KeyFile.create(wrapping);
        KeyFile.create(other);

        KeyFile.wrap(file, wrapping, wrapped);

        assertThat(Files.readString(wrapped)).doesNotContain("keyId", "keyData");
        KeyFile.unwrap(wrapped, wrapping, folder.resolve("unwrapped.json"));
        assertThat(KeyFile.keys(folder.resolve("unwrapped.json"))).containsExactly(new RingKey(id, true, true));
        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> KeyFile.unwrap(wrapped, other, folder.resolve("none.json")))
                .withMessage(wrapped + " was not encrypted with a key of " + other + ", or was modified");
        assertThat(folder.resolve("none.json")).doesNotExist();
    }

    @Test
    void a_wrapped_file_that_was_modified_is_refused() throws IOException {
        Path file = folder.resolve("keys.json");
        Path wrapping = folder.resolve("wrapping.json");
        Path wrapped = folder.resolve("wrapped");
        KeyFile.create(file);
        KeyFile.create(wrapping);
        KeyFile.wrap(file, wrapping, wrapped);
        String text = Files.readString(wrapped);

        for (String changed : List.of("", "no base64!", text.substring(4), text.substring(0, text.length() - 4))) {
            Files.writeString(wrapped, changed);
            assertThatExceptionOfType(KeyFileException.class)
                    .isThrownBy(() -> KeyFile.unwrap(wrapped, wrapping, folder.resolve("none.json")));
        }
    }

    @Test
    void a_ring_opens_the_canary_that_it_sealed_and_no_other_text() {
        String ring = Rings.fresh();
        String canary = Canary.sealedBy(Rings.open(ring));

        assertThat(KeyFile.opensCanary(ring, canary)).isTrue();
        assertThat(KeyFile.opensCanary(Rings.rotated(ring), canary)).isTrue();
        assertThat(KeyFile.opensCanary(Rings.fresh(), canary)).isFalse();
        for (String other : List.of("", "no base64!", canary.substring(4), canary.toLowerCase(Locale.ROOT))) {
            assertThat(KeyFile.opensCanary(ring, other)).isFalse();
        }
    }

    @Test
    void a_disabled_key_is_not_promoted() throws IOException {
        Path file = folder.resolve("keys.json");
        KeyFile.create(file);
        long second = KeyFile.add(file);
        String disabled = Files.readString(file)
                .replaceFirst("(\"status\":\\s*\")ENABLED(\",\\s*\"keyId\":\\s*" + second + ")", "$1DISABLED$2");
        Files.writeString(file, disabled);
        assertThat(KeyFile.keys(file).get(1).enabled()).isFalse();

        assertThatExceptionOfType(KeyFileException.class).isThrownBy(() -> KeyFile.promote(file, second));
    }
}
