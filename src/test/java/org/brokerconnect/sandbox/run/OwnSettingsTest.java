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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upkeep.sweep-millis",
                "zerodha.route-prefix",
                "sign-in.authority",
                "app.front-end-url",
                "db.data-source",
                "db.password",
                "metrics.password",
                "vault.wrapping-key-file",
                "market.check-url",
                "mp.jwt.verify.publickey.location",
                "mp.jwt.verify.publickey.algorithm",
                "org.brokerconnect.broker.zerodha.KiteHttp/call/Bulkhead/value"
            })
    void an_option_that_is_a_setting_of_the_application_counts(String name) {
        options.setProperty(name, "mine");

        assertThat(OwnSettings.over(ENVIRONMENT, folder, options)).containsEntry(name, "mine");
    }

    @Test
    void a_file_that_is_no_properties_file_stops_the_start() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "db.password=\\u12");

        assertThatThrownBy(() -> OwnSettings.over(ENVIRONMENT, folder, options))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("settings.properties");
    }
}
