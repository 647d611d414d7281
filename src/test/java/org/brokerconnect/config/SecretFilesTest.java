package org.brokerconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String value(Map<String, String> environment, String setting) {
        return new SecretFiles(environment::get).getValue(setting);
    }

    @Test
    void a_variable_names_the_file_of_a_setting_and_one_line_break_at_its_end_is_not_part_of_the_value()
            throws IOException {
        String password = "pä ss\n=:\\";

        for (String end : new String[] {"", "\n", "\r\n"}) {
            Path file = file("any-name", password + end);
            assertThat(value(Map.of("METRICS_PASSWORD_FILE", file.toString()), "metrics.password"))
                    .isEqualTo(password);
        }
        assertThat(value(Map.of("DB_PASSWORD_FILE", file("two", "x\n\n").toString()), "db.password"))
                .isEqualTo("x\n");
    }

    @Test
    void a_directory_has_files_with_either_name_of_a_setting() throws IOException {
        file("metrics.password", "first\n");
        file("DB_PASSWORD", "second");
        Map<String, String> environment = Map.of("SECRETS_DIRECTORY", folder.toString());

        assertThat(value(environment, "metrics.password")).isEqualTo("first");
        assertThat(value(environment, "db.password")).isEqualTo("second");
        assertThat(value(environment, "db.url")).isNull();
        assertThat(value(environment, "../" + folder.getFileName() + "/DB_PASSWORD"))
                .isNull();
        assertThat(value(environment, "..")).isNull();
    }

    @Test
    void a_setting_without_a_file_has_no_value_here() {
        assertThat(value(Map.of("DB_PASSWORD_FILE", ""), "db.password")).isNull();
        assertThat(value(Map.of(), "db.password")).isNull();
    }

    @Test
    void a_file_that_cannot_be_read_is_an_error_that_names_the_variable() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        for (Path wrong : new Path[] {folder.resolve("none"), folder, binary, file("large", "x".repeat(65_537))}) {
            assertThatThrownBy(() -> value(Map.of("DB_PASSWORD_FILE", wrong.toString()), "db.password"))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageContainingAll("The setting db.password", "DB_PASSWORD_FILE", wrong.toString());
        }
    }

    @Test
    void servers_find_the_source_and_it_takes_precedence_over_the_environment() throws IOException {
        assertThat(ServiceLoader.load(ConfigSource.class))
                .anySatisfy(source -> assertThat(source).isInstanceOf(SecretFiles.class));
        String file = file("password", "from the file").toString();

        assertThat(new SmallRyeConfigBuilder()
                        .addDefaultSources()
                        .withSources(new SecretFiles(Map.of("PATH_FILE", file)::get))
                        .build()
                        .getValue("PATH", String.class))
                .isEqualTo("from the file");
    }
}
