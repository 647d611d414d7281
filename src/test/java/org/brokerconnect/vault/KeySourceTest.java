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
    void the_file_comes_before_the_environment() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), "from the file");

        KeySource source = new KeySource(Optional.of(file.toString()), Optional.of("from the environment"));

        assertThat(source.read()).isEqualTo("from the file");
    }

    @Test
    void the_environment_serves_where_no_file_is_set() {
        assertThat(new KeySource(Optional.empty(), Optional.of("from the environment")).read())
                .isEqualTo("from the environment");
    }

    @Test
    void without_either_there_is_no_start() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new KeySource(Optional.empty(), Optional.empty()).read())
                .withMessage("The setting vault.key-file is missing: stored secrets need a key ring"
                        + " (or VAULT_KEYSET in the environment).");
    }

    @Test
    void a_file_that_cannot_be_read_is_named_and_the_environment_does_not_stand_in() {
        Path missing = folder.resolve("missing.json");
        KeySource source = new KeySource(Optional.of(missing.toString()), Optional.of("from the environment"));

        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(source::read)
                .withMessage("The setting vault.key-file names " + missing + ", which cannot be read.");
    }

    @Test
    void a_file_that_is_no_text_cannot_be_read() throws IOException {
        Path binary = Files.write(folder.resolve("keys.bin"), new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new KeySource(Optional.of(binary.toString()), Optional.empty()).read());
    }
}
