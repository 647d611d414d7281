package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.brokerconnect.sandbox.kite.SandboxClock;

/** What a person is shown of one connection's portfolio. Time stands still unless a test moves it. */
final class PortfolioClient {

    /** What is read apart, each under its own address. */
    static final List<String> PARTS = List.of("", "/positions", "/funds", "/mutual-funds");

    /** Half past eleven on a Tuesday in India: the market is open, and no session ends by itself. */
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

    /** What the last answer said is not asked again sooner; limits per second end. */
    void expireCaches() {
        clock.advance(Duration.ofMinutes(1));
    }

    /** Holdings, which are said to be the broker's of this moment. */
    JsonNode readLive() {
        JsonNode answer = holdings();
        assertThat(answer.path("source").asText()).as(answer.toString()).isEqualTo("LIVE");
        assertThat(answer.path("state").asText()).isEqualTo("CONNECTED");
        assertThat(answer.has("reason") || answer.has("message")).isFalse();
        assertThat(asOf(answer)).isEqualTo(clock.instant());
        return answer;
    }

    /** Holdings, which are said to be these older ones, and why. */
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

    /** The points of a chart. */
    JsonNode history(String query) {
        return read("/history" + query).expectStatus(200).json();
    }
}
