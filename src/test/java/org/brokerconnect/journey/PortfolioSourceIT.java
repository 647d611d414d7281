package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The source of the numbers for all states of the broker. */
@WithTestEnvironment
class PortfolioSourceIT {

    /** The read budget of the default settings, and a margin for a busy machine. */
    private static final Duration AT_MOST = Duration.ofSeconds(3).plusSeconds(3);

    private final TestEnvironment environment;
    private final KiteSandbox sandbox;
    private Person investor;
    private Account account;
    private PortfolioClient portfolio;

    PortfolioSourceIT(TestEnvironment environment) {
        this.environment = environment;
        sandbox = environment.sandbox();
    }

    @BeforeEach
    void set_up() {
        sandbox.clock().freeze(PortfolioClient.TUESDAY);
        investor = Person.named("investor", environment);
        account = investor.setUp();
        portfolio = new PortfolioClient(environment, account);
    }

    @Test
    void a_connection_that_was_never_connected_shows_a_sample_without_a_broker_call() {
        for (String part : PortfolioClient.PARTS) {
            JsonNode answer = portfolio.read(part).expectStatus(200).json();

            assertThat(answer.path("source").asText()).isEqualTo("SAMPLE");
            assertThat(answer.has("asOf")).isFalse();
            assertThat(answer.path("state").asText()).isEqualTo("DISCONNECTED");
            assertThat(answer.path("reason").asText()).isEqualTo("never-connected");
            assertThat(answer.path("message").asText()).contains("Sample data", "made up", "Log in to");
        }
        assertThat(sandbox.calls().count(call -> true)).isZero();
    }

    @Test
    void while_the_broker_is_down_the_last_known_numbers_are_shown_with_their_time() {
        account.connectAs("AB1234");
        JsonNode known = portfolio.readLive();
        portfolio.expireCaches();
        sandbox.faults().add(Fault.on("GET", "*", FaultKind.DROPPED));

        portfolio.assertLastKnown(known, account.state(), "broker-connection-lost");

        sandbox.faults().clear();
        portfolio.expireCaches();
        assertThat(PortfolioClient.asOf(portfolio.readLive())).isAfter(PortfolioClient.asOf(known));
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void a_read_waits_for_a_slow_broker_no_longer_than_the_budget() {
        account.connectAs("AB1234");
        JsonNode known = portfolio.readLive();
        portfolio.expireCaches();
        sandbox.faults().add(Fault.slow("GET", "/portfolio/holdings", Duration.ofSeconds(10)));
        long begin = System.nanoTime();

        JsonNode answer = portfolio.holdings();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_MOST);
        assertThat(answer.path("source").asText()).isEqualTo("LAST_KNOWN");
        assertThat(answer.path("reason").asText()).isEqualTo("broker-slow");
        assertThat(PortfolioClient.asOf(answer)).isEqualTo(PortfolioClient.asOf(known));
    }

    @Test
    void a_rate_limited_read_shows_the_last_known_numbers() {
        account.connectAs("AB1234");
        JsonNode known = portfolio.readLive();
        portfolio.expireCaches();
        sandbox.faults().add(Fault.on("GET", "*", FaultKind.TOO_MANY_REQUESTS));

        portfolio.assertLastKnown(known, account.state(), "rate-limited");
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_GATEWAY, broker-down",
        "SERVER_ERROR, broker-down",
        "UNAVAILABLE, broker-down",
        "GARBLED, broker-answer-garbled",
        "WRONG_TYPE, broker-answer-not-json",
        "OVERSIZE, broker-answer-too-large"
    })
    void a_broker_failure_shows_the_last_known_numbers(FaultKind kind, String reason) {
        account.connectAs("AB1234");
        JsonNode known = portfolio.readLive();
        portfolio.expireCaches();
        sandbox.faults().add(Fault.on("GET", "*", kind));

        portfolio.assertLastKnown(known, account.state(), reason);
    }

    @Test
    void a_connected_account_without_last_known_numbers_gets_a_problem_and_no_sample() {
        account.connectAs("AB1234");
        sandbox.faults().add(Fault.on("GET", "*", FaultKind.BAD_GATEWAY));

        for (String part : PortfolioClient.PARTS) {
            portfolio.read(part).expectProblem(503, "broker-down");
        }
        account.disconnect();
        portfolio.read("").expectProblem(409, "not-connected");
    }

    @Test
    void after_the_daily_end_of_the_session_the_last_known_numbers_are_shown() {
        account.connectAs("AB1234");
        JsonNode known = portfolio.readLive();
        sandbox.clock().set(Instant.parse("2026-11-25T00:31:00Z"));

        portfolio.assertLastKnown(known, "EXPIRED", "session-ended");
    }

    @Test
    void after_a_logout_from_all_sessions_the_last_known_numbers_are_shown() {
        account.connectAs("AB1234");
        JsonNode known = portfolio.readLive();
        portfolio.expireCaches();
        sandbox.masterLogout("AB1234");

        portfolio.assertLastKnown(known, "EXPIRED", "session-ended");
        portfolio.assertLastKnown(known, "EXPIRED", "session-ended");
        assertThat(sandbox.calls().count("GET /portfolio/holdings", 403)).isEqualTo(1);
    }

    @Test
    void after_a_disconnect_the_last_known_numbers_are_shown() {
        account.connectAs("AB1234");
        JsonNode known = portfolio.readLive();

        account.disconnect();

        portfolio.assertLastKnown(known, "DISCONNECTED", "not-connected");
    }
}
