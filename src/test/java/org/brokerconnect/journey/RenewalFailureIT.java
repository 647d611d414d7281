package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.brokerconnect.sandbox.kite.App;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures of the morning renewal of an idle connection, by verdict. */
@WithTestEnvironment
class RenewalFailureIT extends RenewalJourney {

    /** Longer than the longest back-off. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(16);

    RenewalFailureIT(TestEnvironment environment) {
        super(environment);
    }

    @BeforeEach
    void read_the_portfolio() {
        account.person().get("/api/portfolio/" + account.id()).expectStatus(200);
    }

    private void tryAfter(Runnable move) throws Exception {
        int before = kite.calls(REFRESH);
        move.run();
        Eventually.holds("another try of the renewal", () -> kite.calls(REFRESH) > before);
        sweeps.awaitNext("renewal");
    }

    private void morning() throws Exception {
        tryAfter(() -> time.stopAt(time.daysLater(1, "06:00")));
    }

    private void runPastBackoff() throws Exception {
        tryAfter(() -> time.advance(LONGEST_PAUSE));
    }

    @ParameterizedTest
    @CsvSource({"TOO_MANY_REQUESTS, rate-limited", "UNAVAILABLE, broker-down", "DROPPED, broker-connection-lost"})
    void a_transient_failure_is_retried_until_the_session_is_renewed(FaultKind kind, String code) throws Exception {
        environment.sandbox().faults().add(Fault.on("POST", "/session/refresh_token", kind));
        morning();
        assertThat(account.state()).isEqualTo("CONNECTED");
        runPastBackoff();
        runPastBackoff();

        JsonNode status = account.status();
        assertThat(status.path("state").asText()).isEqualTo("ERROR");
        assertThat(status.path("reason").asText()).isEqualTo(code);
        assertThat(status.at("/error/retryable").asBoolean()).isTrue();
        int calls = environment.sandbox().calls().count(call -> true);
        JsonNode portfolio = account.person()
                .get("/api/portfolio/" + account.id())
                .expectStatus(200)
                .json();
        assertThat(portfolio.path("source").asText()).isEqualTo("LAST_KNOWN");
        assertThat(environment.sandbox().calls().count(call -> true))
                .as("no call with an expired token and no renewal before its time")
                .isEqualTo(calls);

        environment.sandbox().faults().clear();
        runPastBackoff();
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly("FAILING CONNECTED-ERROR " + code, "RENEWED ERROR-CONNECTED");
    }

    @Test
    void a_secret_regenerated_at_the_broker_is_published_at_once_with_what_to_do() throws Exception {
        App approved = environment.sandbox().apps().stream()
                .filter(app -> app.apiKey().equals(KiteInspector.APPROVED))
                .findFirst()
                .orElseThrow();
        environment.sandbox().register(approved.withApiSecret("another-secret"));
        morning();

        JsonNode status = account.status();
        assertThat(status.path("state").asText()).isEqualTo("ERROR");
        assertThat(status.path("reason").asText()).isEqualTo("app-secret-refused");
        assertThat(status.at("/error/retryable").asBoolean()).isFalse();
        assertThat(status.path("message").asText()).contains("Copy the secret");
        runPastBackoff();

        environment.sandbox().register(approved);
        runPastBackoff();
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly("FAILING CONNECTED-ERROR app-secret-refused", "RENEWED ERROR-CONNECTED");
    }

    @Test
    void a_refused_renewal_requires_a_login_and_is_not_retried() throws Exception {
        environment.sandbox().masterLogout("AB1234");
        morning();
        assertThat(account.status().path("reason").asText()).isEqualTo("refresh-token-refused");

        time.stopAt(time.daysLater(1, "15:00"));
        sweeps.awaitAll();
        account.person().get("/api/portfolio/" + account.id()).expectStatus(200);

        assertThat(kite.calls(REFRESH)).isEqualTo(1);
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly("LOGIN_REQUIRED CONNECTED-EXPIRED refresh-token-refused");
    }
}
