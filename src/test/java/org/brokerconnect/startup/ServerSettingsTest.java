package org.brokerconnect.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.config.GivenSettings;
import org.brokerconnect.config.InvalidSettingsException;
import org.brokerconnect.vault.KeyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {

    @TempDir
    private Path folder;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void create_a_key_file() throws IOException {
        Path keys = folder.resolve("keys.json");
        KeyFile.create(keys);
        settings.put("vault.key-file", keys.toString());
    }

    private List<String> faults() {
        return ServerSettings.faults(GivenSettings.with(settings));
    }

    @Test
    void the_required_settings_alone_are_valid() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void all_wrong_settings_are_named_at_once() {
        settings.putAll(Map.of(
                "db.url", "",
                "db.lock-wait-seconds", "0",
                "db.pool-wait-millis", "soon",
                "mp.jwt.verify.issuer", "",
                "mp.jwt.verify.publickey.location", "",
                "upkeep.batch", "0",
                "upkeep.sweep-millis", "often",
                "zerodha.read-timeout-seconds", "61",
                "zerodha.max-answer-kib", "0",
                "vault.key-file", folder.resolve("none").toString()));

        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "The setting db.url is missing: set it to the JDBC URL of the MariaDB database",
                        "The setting db.lock-wait-seconds must be between 1 and 60",
                        "The setting db.pool-wait-millis must be a whole number",
                        "The setting mp.jwt.verify.issuer is missing: set it to the issuer of the OpenID provider",
                        "The setting mp.jwt.verify.publickey.location is missing: set it to the address of the public"
                                + " keys of the OpenID provider",
                        "The setting upkeep.batch must be between 1 and 10000",
                        "The setting upkeep.sweep-millis must be a whole number",
                        "The setting zerodha.read-timeout-seconds must be between 1 and 60",
                        "The setting zerodha.max-answer-kib must be between 1 and 65536",
                        "The setting vault.key-file is " + folder.resolve("none") + ", which cannot be read.");
    }

    @Test
    void a_setting_that_is_wrong_for_two_reasons_is_named_once() {
        settings.put("app.public-url", "ftp://broker.example.com/path");

        assertThat(faults()).singleElement().asString().contains("app.public-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://id example.com", "id.example.com", "https:", "http://[::1"})
    void an_issuer_that_is_no_url_is_a_fault_and_hides_no_other(String issuer) {
        settings.putAll(Map.of("mp.jwt.verify.issuer", issuer, "upkeep.batch", "0"));

        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "The setting mp.jwt.verify.issuer must be an absolute http or https URL",
                        "The setting upkeep.batch must be between 1 and 10000");
    }

    @Test
    void a_data_source_of_the_server_needs_no_url() {
        settings.putAll(Map.of("db.url", "", "db.data-source", "jdbc/broker-connect"));

        assertThat(faults()).isEmpty();
    }

    @Test
    void a_public_key_in_the_settings_needs_no_address() {
        settings.putAll(Map.of("mp.jwt.verify.publickey.location", "", "mp.jwt.verify.publickey", "MIIB"));

        assertThat(faults()).isEmpty();
    }

    @Test
    void a_start_with_faults_fails_with_all_of_them_in_one_line() {
        settings.putAll(Map.of("upkeep.batch", "0", "http.bodies-max", "0", "metrics.password", "canary"));

        assertThatThrownBy(() -> SettingsAtStart.check(GivenSettings.with(settings)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("2 settings are wrong: ")
                .hasMessageContainingAll("upkeep.batch", "http.bodies-max")
                .hasMessageNotContainingAny("canary", "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "app.public-url, http://broker.example.com",
        "app.front-end-url, http://192.0.2.1:8080",
        "mp.jwt.verify.issuer, http://localhost:8082/default",
        "mp.jwt.verify.issuer, https://127.0.0.1/default",
        "sign-in.authority, http://LOCALHOST:8082/default",
        "mp.jwt.verify.publickey.location, http://[::1]:8082/default/jwks",
        "zerodha.rest-url, http://localhost:8081",
        "zerodha.rest-url, https://sandbox.kite.trade",
        "zerodha.login-url, https://sandbox.kite.trade/connect/login",
        "zerodha.socket-url, wss://ws-sandbox.kite.trade",
        "zerodha.socket-url, ws://ws.kite.trade",
        "zerodha.route-prefix, /oms",
        "metrics.password, demo"
    })
    void a_demo_setting_is_refused_unless_it_is_allowed(String name, String value) {
        settings.put(name, value);
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("The setting " + name)
                .contains("app.allow-demo-settings=true");

        settings.put("app.allow-demo-settings", "true");
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "app.public-url, https://broker.example.com",
        "app.public-url, http://localhost:9080",
        "app.front-end-url, http://127.0.0.1:5173",
        "mp.jwt.verify.issuer, https://localhost.example.com/realms/people",
        "mp.jwt.verify.publickey.location, /etc/keys/public.pem",
        "zerodha.rest-url, https://API.kite.trade/",
        "metrics.password, demonstration-of-strength"
    })
    void a_setting_of_production_is_not_refused(String name, String value) {
        settings.put(name, value);

        assertThat(faults()).isEmpty();
    }

    @Test
    void all_demo_settings_are_named_at_once() {
        List<String> names = List.of(
                "app.public-url", "mp.jwt.verify.issuer", "zerodha.rest-url", "zerodha.login-url", "metrics.password");
        settings.putAll(Map.of(
                names.get(0), "http://demo.example.com",
                names.get(1), "http://localhost:8082/default",
                names.get(2), "http://localhost:8081",
                names.get(3), "http://localhost:8081/connect/login",
                names.get(4), "demo"));

        Stream<String> named = faults().stream().map(fault -> fault.split(" ")[2]);
        assertThat(named.collect(Collectors.toList())).containsExactlyInAnyOrderElementsOf(names);
    }
}
