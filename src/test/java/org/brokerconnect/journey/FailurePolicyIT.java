package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.brokerconnect.journey.SseClient.Event;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Health checks find failures of an idle connection by kind, and each failure is published once. */
@WithTestEnvironment
class FailurePolicyIT {

    private static final String PROFILE = "GET /user/profile";

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private final Sweeps sweeps;
    private final HealthChecks healthChecks;
    private final TestClock time;
    private Account account;

    FailurePolicyIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
        sweeps = new Sweeps(environment);
        healthChecks = new HealthChecks(environment);
        time = new TestClock(environment);
    }

    @BeforeEach
    void connect() {
        time.stopAt(time.today("10:00"));
        account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
    }

    private void failChecksWith(FaultKind kind) {
        environment.sandbox().faults().add(Fault.on("GET", "/user/profile", kind));
    }

    /** Moves the clock past the next check: jitter and back-off delay it by 36 minutes at most. */
    private void checkAt(String timeOfDay) throws Exception {
        healthChecks.awaitAfter(() -> time.stopAt(time.today(timeOfDay)));
        sweeps.awaitNext("health");
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_MANY_REQUESTS, rate-limited",
        "BAD_GATEWAY, broker-down",
        "UNAVAILABLE, broker-down",
        "GARBLED, broker-answer-garbled",
        "WRONG_TYPE, broker-answer-not-json",
        "DROPPED, broker-connection-lost"
    })
    void a_lasting_transient_failure_is_published_and_recovers(FaultKind kind, String code) throws Exception {
        failChecksWith(kind);
        try (SseClient page = SseClient.open(environment, "investor")) {
            page.next("status");
            checkAt("10:37");
            assertThat(account.state()).isEqualTo("CONNECTED");

            checkAt("11:30");
            Event failing = page.next("change");
            assertThat(failing.change()).isEqualTo("FAILING");
            JsonNode status = account.status();
            assertThat(status.path("state").asText()).isEqualTo("ERROR");
            assertThat(status.path("reason").asText()).isEqualTo(code);
            assertThat(status.at("/error/code").asText()).isEqualTo(code);
            assertThat(status.at("/error/retryable").asBoolean()).isTrue();
            assertThat(Instant.parse(status.path("nextActionAt").asText())).isAfter(time.now());
            checkAt("12:30");

            environment.sandbox().faults().clear();
            checkAt("13:30");
            Event recovered = page.next("change");
            assertThat(recovered.change()).isEqualTo("RECOVERED");
            assertThat(recovered.state()).isEqualTo("CONNECTED");
        }
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly("FAILING CONNECTED-ERROR " + code, "RECOVERED ERROR-CONNECTED");
        assertThat(account.status().has("error")).isFalse();
    }

    @Test
    void a_short_transient_failure_is_not_published() throws Exception {
        failChecksWith(FaultKind.BAD_GATEWAY);
        checkAt("10:37");
        environment.sandbox().faults().clear();
        checkAt("11:30");

        assertThat(new ConnectionHistory(rows, account).bySystem()).isEmpty();
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void a_permanent_failure_is_published_at_once_with_what_to_do() throws Exception {
        failChecksWith(FaultKind.KEY_UNKNOWN);
        try (SseClient page = SseClient.open(environment, "investor")) {
            page.next("status");
            checkAt("10:37");

            assertThat(page.next("change").change()).isEqualTo("FAILING");
        }
        JsonNode status = account.status();
        assertThat(status.path("state").asText()).isEqualTo("ERROR");
        assertThat(status.path("reason").asText()).isEqualTo("api-key-unknown");
        assertThat(status.at("/error/retryable").asBoolean()).isFalse();
        assertThat(status.path("message").asText()).contains("Copy the key");

        checkAt("11:30");
        environment.sandbox().faults().clear();
        checkAt("12:30");
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly("FAILING CONNECTED-ERROR api-key-unknown", "RECOVERED ERROR-CONNECTED");
    }

    @Test
    void a_missing_permission_is_not_a_failure_of_the_connection() throws Exception {
        failChecksWith(FaultKind.NO_PERMISSION);
        checkAt("10:37");
        checkAt("11:30");

        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(new ConnectionHistory(rows, account).bySystem()).isEmpty();
    }

    @Test
    void a_health_check_finds_an_ended_session_and_the_token_is_never_sent_again() throws Exception {
        environment.sandbox().masterLogout("AB1234");
        assertThat(account.state()).as("not noticed yet").isEqualTo("CONNECTED");
        try (SseClient page = SseClient.open(environment, "investor")) {
            page.next("status");
            checkAt("10:37");
            Event ended = page.next("change");
            assertThat(ended.change()).isEqualTo("LOGIN_REQUIRED");
            assertThat(ended.data().path("reason").asText()).isEqualTo("session-ended");
        }
        assertThat(account.status().path("state").asText()).isEqualTo("EXPIRED");
        assertThat(account.status().has("nextActionAt"))
                .as("a login makes sense at once")
                .isFalse();

        account.person().get("/api/portfolio/" + account.id());
        account.renew().expectProblem(409, "login-required");
        time.stopAt(time.today("15:00"));
        sweeps.awaitAll();
        assertThat(kite.calls(PROFILE)).isEqualTo(1);
        assertThat(environment.sandbox().calls().count(call -> call.status() == 403))
                .isEqualTo(1);
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly("LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
    }

    @Test
    void a_portfolio_read_that_finds_an_ended_session_expires_it_at_once() throws Exception {
        environment.sandbox().masterLogout("AB1234");
        try (SseClient page = SseClient.open(environment, "investor")) {
            page.next("status");
            account.person().get("/api/portfolio/" + account.id());
            Event ended = page.next("change");
            assertThat(ended.state()).isEqualTo("EXPIRED");
        }
        account.person().get("/api/portfolio/" + account.id() + "/positions");
        time.stopAt(time.today("15:00"));
        sweeps.awaitAll();

        assertThat(account.state()).isEqualTo("EXPIRED");
        assertThat(environment.sandbox().calls().count(call -> call.status() == 403))
                .as("the read, and the profile call that confirms it")
                .isEqualTo(2);
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly("LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
    }

    @Test
    void a_connection_in_use_is_not_checked() throws Exception {
        time.stopAt(time.today("10:20"));
        account.person().get("/api/portfolio/" + account.id()).expectStatus(200);
        time.stopAt(time.today("10:37"));
        sweeps.awaitNext("health");

        assertThat(kite.calls(PROFILE)).isZero();
        assertThat(Instant.parse(account.status().path("lastSyncAt").asText())).isEqualTo(time.today("10:20"));
        assertThat(Instant.parse(account.status().path("lastCheckedAt").asText()))
                .isEqualTo(time.today("10:20"));
    }
}
