package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSettingsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("zerodha.rest-url", "http://localhost:1");

    @TempDir
    private Path folder;

    private final Properties options = new Properties();

    @Test
    void without_own_settings_the_environments_apply() {
        options.setProperty("java.version", "17");

        assertThat(OwnSettings.over(ENVIRONMENT, folder, options)).isEqualTo(ENVIRONMENT);
    }

    @Test
    void the_file_overrides_the_environment_and_options_override_the_file() throws IOException {
        Files.writeString(
                folder.resolve("settings.properties"),
                "zerodha.rest-url=https://api.kite.trade\nmp.jwt.verify.issuer=https://id.example\n");
        options.setProperty("mp.jwt.verify.issuer", "https://other.example");

        assertThat(OwnSettings.over(ENVIRONMENT, folder, options))
                .containsEntry("zerodha.rest-url", "https://api.kite.trade")
                .containsEntry("mp.jwt.verify.issuer", "https://other.example");
    }

    @Test
    void an_option_that_is_a_setting_of_the_application_counts() {
        options.setProperty("upkeep.sweep-millis", "250");

        assertThat(OwnSettings.over(ENVIRONMENT, folder, options)).containsEntry("upkeep.sweep-millis", "250");
    }

    @Test
    void a_file_that_is_no_properties_file_stops_the_start() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "db.password=\\u12");

        assertThatThrownBy(() -> OwnSettings.over(ENVIRONMENT, folder, options))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("settings.properties");
    }
}
