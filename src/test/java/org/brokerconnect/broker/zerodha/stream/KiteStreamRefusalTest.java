package org.brokerconnect.broker.zerodha.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.zerodha.CannedKite;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How opening a stream can fail, what the stream does then, and that no exception contains the token in the address.
 */
class KiteStreamRefusalTest {

    private static final AppCredentials APP = new AppCredentials(Secret.of("canarykey"), Secret.of("canarysecret"));
    private static final SessionTokens TOKENS = new SessionTokens(Secret.of("canarytoken"), Secret.none());

    private final CannedKite kite = new CannedKite();
    private final ManualDelayer delayer = new ManualDelayer();
    private final RecordedPrices prices = new RecordedPrices();
    private KiteStreams streams = TestStreams.streams(kite.config("", 1, 20), delayer);

    @AfterEach
    void close() {
        streams.closeAll();
        kite.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTH session-ended",
        "403, PERMISSION stream-refused",
        "400, CONFIG request-refused",
        "404, CONFIG broker-route-unknown",
        "302, CONFIG request-refused"
    })
    void a_permanent_refusal_is_not_retried(int status, String meaning) {
        kite.answers(status, "text/html", "canarytoken".getBytes(), "Location: http://127.0.0.1:9/");

        streams.open(APP, TOKENS, prices);

        assertThat(prices.state()).isEqualTo("refused: " + meaning);
        assertThat(delayer.hasReconnect()).isFalse();
        assertThat(kite.requests()).hasSize(1);
        assertNothingLeaked(prices.why());
    }

    @ParameterizedTest
    @CsvSource({
        "500, TRANSIENT broker-down, 625",
        "502, TRANSIENT broker-down, 625",
        "200, TRANSIENT broker-answer-garbled, 625",
        "408, TRANSIENT broker-slow, 625",
        "429, RATE price-streams-full, 67500"
    })
    void a_temporary_refusal_is_retried_after_a_pause(int status, String meaning, long pauseMillis) {
        kite.answers(status, "text/html", "canarytoken".getBytes());

        streams.open(APP, TOKENS, prices);

        assertThat(prices.state()).isEqualTo("interrupted: " + meaning);
        assertThat(delayer.reconnect().delay()).hasMillis(pauseMillis);
        assertNothingLeaked(prices.why());
    }

    @Test
    void a_longer_pause_that_kite_requests_is_kept() {
        kite.answers(429, "text/plain", new byte[0], "Retry-After: 400");

        streams.open(APP, TOKENS, prices);

        assertThat(delayer.reconnect().delay()).hasSeconds(450);
    }

    @Test
    void opening_times_out_without_a_response() {
        kite.beginsAndHangs("");
        streams = TestStreams.streams(kite.impatientConfig(), delayer);

        streams.open(APP, TOKENS, prices);

        assertThat(prices.state()).startsWith("interrupted: TRANSIENT broker-");
        assertNothingLeaked(prices.why());
    }

    @Test
    void opening_times_out_when_a_refusal_has_an_endless_body() {
        kite.beginsAndHangs("HTTP/1.1 502 Bad\r\nContent-Length: 100\r\n\r\n");
        streams.open(APP, TOKENS, prices);

        delayer.timeout().run();

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-slow");
        assertThat(delayer.reconnect().delay()).hasMillis(625);
    }

    @Test
    void a_dropped_connection_is_an_interruption() {
        kite.writes(out -> {});

        streams.open(APP, TOKENS, prices);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        assertNothingLeaked(prices.why());
    }

    @Test
    void a_server_that_does_not_listen_is_unreachable() {
        kite.close();

        streams.open(APP, TOKENS, prices);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-unreachable");
        assertNothingLeaked(prices.why());
    }

    private static void assertNothingLeaked(BrokerException why) {
        StringWriter trace = new StringWriter();
        why.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("canary");
    }
}
