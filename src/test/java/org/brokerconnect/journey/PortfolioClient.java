package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.brokerconnect.sandbox.kite.SandboxClock;

/** Reads one connection's portfolio through the API. The clock is stopped unless a test moves it. */
final class PortfolioClient {

    /** The paths of the sections. */
    static final List<String> PARTS = List.of("", "/positions", "/funds", "/mutual-funds");

    /** 11:30 on a Tuesday in India: the market is open, and no session ends. */
    static final Instant TUESDAY = Instant.parse("2026-11-24T06:00:00Z");

    private final Account account;
    private final SandboxClock clock;

    PortfolioClient(TestEnvironment environment, Account account) {
        this.account = account;
        clock = environment.sandbox().clock();
    }

    Reply read(String part) {
        return account.person().get("/api/portfolio/" + account.id() + part);
    }

    JsonNode holdings() {
        return read("").expectStatus(200).json();
    }

    static Instant asOf(JsonNode answer) {
        return Instant.parse(answer.path("asOf").asText());
    }

    /** Advances the clock past the lifetime of cached answers and the broker's rate limit windows. */
    void expireCaches() {
        clock.advance(Duration.ofMinutes(1));
    }

    /** Reads the holdings, and fails unless they are live. */
    JsonNode readLive() {
        JsonNode answer = holdings();
        assertThat(answer.path("source").asText()).as(answer.toString()).isEqualTo("LIVE");
        assertThat(answer.path("state").asText()).isEqualTo("CONNECTED");
        assertThat(answer.has("reason") || answer.has("message")).isFalse();
        assertThat(asOf(answer)).isEqualTo(clock.instant());
        return answer;
    }

    /** Reads the holdings, and fails unless they are the saved ones, with this state and reason. */
    void assertLastKnown(JsonNode known, String state, String reason) {
        JsonNode answer = holdings();
        assertThat(answer.path("source").asText()).as(answer.toString()).isEqualTo("LAST_KNOWN");
        assertThat(asOf(answer)).isEqualTo(asOf(known));
        assertThat(answer.path("state").asText()).isEqualTo(state);
        assertThat(answer.path("reason").asText()).isEqualTo(reason);
        assertThat(answer.path("message").asText()).isNotBlank();
        assertThat(answer.path("holdings")).isEqualTo(known.path("holdings"));
        assertThat(answer.path("totals")).isEqualTo(known.path("totals"));
    }

    /** Reads the value history. */
    JsonNode history(String query) {
        return read("/history" + query).expectStatus(200).json();
    }
}
