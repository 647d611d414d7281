package org.brokerconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySourceTest {

    @TempDir
    private Path folder;

    @Test
    void the_file_takes_precedence_over_the_environment() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), "from the file");

        KeySource source =
                new KeySource(Optional.of(file.toString()), Optional.empty(), Optional.of("from the environment"));

        assertThat(source.read()).isEqualTo("from the file");
    }

    @Test
    void the_environment_is_used_when_no_file_is_set() {
        assertThat(new KeySource(Optional.empty(), Optional.empty(), Optional.of("from the environment")).read())
                .isEqualTo("from the environment");
    }

    @Test
    void a_missing_key_ring_stops_the_start() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new KeySource(Optional.empty(), Optional.empty(), Optional.empty()).read())
                .withMessage("The setting vault.key-file is missing: set it, or VAULT_KEYSET in the environment,"
                        + " to the key ring of stored secrets.");
    }

    @Test
    void an_unreadable_file_is_named_and_does_not_fall_back_to_the_environment() {
        Path missing = folder.resolve("missing.json");
        KeySource source =
                new KeySource(Optional.of(missing.toString()), Optional.empty(), Optional.of("from the environment"));

        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(source::read)
                .withMessage("The setting vault.key-file is " + missing + ", which cannot be read.");
    }

    @Test
    void a_wrapped_file_is_read_in_clear_text() throws IOException {
        Path file = folder.resolve("keys.json");
        Path wrapping = folder.resolve("wrapping.json");
        Path wrapped = folder.resolve("wrapped");
        KeyFile.create(file);
        KeyFile.create(wrapping);
        KeyFile.wrap(file, wrapping, wrapped);

        KeySource source =
                new KeySource(Optional.of(wrapped.toString()), Optional.of(wrapping.toString()), Optional.empty());

        assertThat(RingKeys.parse(source.read()).keys()).isEqualTo(KeyFile.keys(file));
    }

    @Test
    void a_wrong_or_missing_wrapping_key_stops_the_start() throws IOException {
        Path file = folder.resolve("keys.json");
        KeyFile.create(file);
        Path missing = folder.resolve("missing.json");

        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new KeySource(
                                Optional.of(file.toString()), Optional.of(file.toString()), Optional.empty())
                        .read())
                .withMessageStartingWith("The setting vault.wrapping-key-file cannot be used: ");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new KeySource(
                                Optional.of(file.toString()), Optional.of(missing.toString()), Optional.empty())
                        .read())
                .withMessage("The setting vault.wrapping-key-file is " + missing + ", which cannot be read.");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() ->
                        new KeySource(Optional.empty(), Optional.of(file.toString()), Optional.of("from elsewhere")))
                .withMessageStartingWith("The setting vault.wrapping-key-file is set without vault.key-file");
    }

    @Test
    void a_binary_file_is_refused() throws IOException {
        Path binary = Files.write(folder.resolve("keys.bin"), new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(
                        () -> new KeySource(Optional.of(binary.toString()), Optional.empty(), Optional.empty()).read());
    }
}
