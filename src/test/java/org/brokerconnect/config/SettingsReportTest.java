package org.brokerconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReportTest {

    private static final Path DEFAULTS =
            Path.of("src", "main", "resources", "META-INF", "microprofile-config.properties");
    private static final Pattern SETTING = Pattern.compile("(?:# )?([a-z][\\w-]*\\.[\\w.-]+)(?:=.*)?");

    @Test
    void the_example_in_the_documentation_is_such_a_report() throws IOException {
        Map<String, String> environment = new HashMap<>(GivenSettings.REQUIRED);
        environment.putAll(Map.of(
                "app.public-url", "http://broker.example.com",
                "db.password", "canary",
                "history.interval-minutes", "0"));
        Config config = GivenSettings.of(
                new PropertiesConfigSource(environment, "given", 300),
                new PropertiesConfigSource(Map.of("upkeep.batch", "0"), "options", 400));

        String report =
                SettingsReport.of(config).text(SettingsValidation.faults(config, List.of(DemoSettings::refuse)));

        assertThat(Files.readString(Path.of("docs", "settings.md"))).contains("```\n" + report + "\n```");
    }

    @Test
    void every_setting_that_the_file_describes_is_in_the_report() throws IOException {
        List<String> described = Files.readAllLines(DEFAULTS).stream()
                .map(SETTING::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .toList();

        assertThat(SettingsReport.names(GivenSettings.with(Map.of()))).containsAll(described);
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.password", "metrics.password", "vault.keyset"})
    void a_secret_is_masked(String name) {
        SettingsReport report = SettingsReport.of(GivenSettings.with(Map.of(name, "canary")));

        assertThat(report.values()).containsEntry(name, "*****");
        assertThat(report.text(List.of())).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "db.url, jdbc:mariadb://h/b?password=canary&sslMode=trust, jdbc:mariadb://h/b?password=*****&sslMode=trust",
        "db.url, jdbc:mariadb://h/b?a=b&keyStorePassword=canary, jdbc:mariadb://h/b?a=b&keyStorePassword=*****",
        "db.url, jdbc:mariadb://u:canary@h/b, jdbc:mariadb://u:*****@h/b",
        "db.url, jdbc:mariadb://u:can:ary@h:1/b, jdbc:mariadb://u:*****@h:1/b",
        "zerodha.rest-url, https://u:canary@api.kite.trade, https://u:*****@api.kite.trade"
    })
    void a_password_in_a_url_is_masked(String name, String value, String shown) {
        assertThat(SettingsReport.of(GivenSettings.with(Map.of(name, value))).values())
                .containsEntry(name, shown);
    }

    @Test
    void a_value_stays_in_its_line() {
        SettingsReport report = SettingsReport.of(
                GivenSettings.with(Map.of("app.public-url", "https://x\nFAULT: forged" + "y".repeat(300))));

        assertThat(report.values().get("app.public-url"))
                .startsWith("https://x FAULT: forged")
                .hasSizeLessThan(250);
    }

    @ParameterizedTest
    @CsvSource({"0, no fault found", "1, '1 fault, which stops the start'", "2, '2 faults, which stop the start'"})
    void the_first_line_counts_the_faults(int faults, String verdict) {
        SettingsReport report = SettingsReport.of(GivenSettings.with(Map.of()));

        assertThat(report.text(Collections.nCopies(faults, "wrong")).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).endsWith("; " + verdict));
    }

    @Test
    void a_misspelled_setting_is_named_as_unknown() {
        Config config = GivenSettings.of(new PropertiesConfigSource(
                Map.of("upkeep.batch-size", "5", "http.proxyHost", "proxy", "java.version-date", "x"), "options", 400));

        SettingsReport report = SettingsReport.of(config);

        assertThat(report.unknown()).containsExactly("upkeep.batch-size");
        assertThat(report.text(List.of())).contains("  UNKNOWN: upkeep.batch-size is set");
    }

    @Test
    void an_environment_variable_of_another_program_is_not_named() {
        assertThat(SettingsReport.of(GivenSettings.with(Map.of("app.home-folder", "/x")))
                        .unknown())
                .isEmpty();
    }

    @Test
    void a_value_below_the_defaults_of_the_release_is_no_default() {
        Config config = GivenSettings.of(new PropertiesConfigSource(Map.of("market.file", "/x"), "mounted", 90));

        assertThat(SettingsReport.of(config).text(List.of())).containsPattern("  market.file = /x  \\(.*mounted.*\\)");
    }

    @Test
    void settings_of_fault_tolerance_are_reported() {
        String name = "org.brokerconnect.broker.zerodha.KiteHttp/call/Bulkhead/value";

        assertThat(SettingsReport.of(GivenSettings.with(Map.of(name, "16"))).text(List.of()))
                .contains(name + " = 16");
    }
}
