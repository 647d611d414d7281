package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.brokerconnect.sandbox.run.StartupException;
import org.junit.jupiter.api.Test;

/** What a server writes into its log about its settings, and what it refuses. */
@WithTestEnvironment
class StartReportIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TestEnvironment environment;

    StartReportIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @Test
    void a_server_reports_its_settings_with_masked_secrets() throws Exception {
        String log = environment.serverLog();

        assertThat(log)
                .containsPattern("Settings: \\d+ set, the others by default; no fault found")
                .contains(
                        "  app.public-url = " + environment.settings().get("app.public-url") + "  (system property)",
                        "  metrics.password = *****")
                .doesNotContain("portfolio.cache-millis = ");
    }

    @Test
    void a_server_that_does_not_start_names_everything_that_is_wrong() throws Exception {
        Map<String, String> faults = Map.of(
                "mp.jwt.verify.issuer", "",
                "vault.key-file", "/none",
                "upkeep.batch", "0",
                "upkeep.parallel-calls", "1001",
                "http.bodies-max", "many",
                "zerodha.max-answer-kib", "0",
                "app.allow-demo-settings", "false");
        String[] wrong = {
            "mp.jwt.verify.issuer is missing",
            "vault.key-file is /none, which cannot be read",
            "upkeep.batch must be between 1 and 10000",
            "upkeep.parallel-calls must be between 1 and 1000",
            "http.bodies-max must be a whole number",
            "zerodha.max-answer-kib must be between 1 and 65536",
            "zerodha.rest-url is not that of the broker in production",
            "zerodha.login-url is not that of the broker in production",
            "zerodha.socket-url is not that of the broker in production",
            "mp.jwt.verify.publickey.location is on this machine",
            "metrics.password is that of the local run",
            "app.allow-demo-settings=true"
        };

        try (ApplicationServer faulty = environment.another("faulty-settings", faults)) {
            assertThatThrownBy(() -> faulty.start(PATIENCE))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContainingAll(wrong);
            assertThat(Files.readString(faulty.log())).contains(wrong).contains("FAULT: The setting upkeep.batch");
        }
    }
}
