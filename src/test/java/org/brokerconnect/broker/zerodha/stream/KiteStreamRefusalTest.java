package org.brokerconnect.broker.zerodha.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.wire.stream.ManualDelayer;
import org.brokerconnect.broker.wire.stream.RecordedPrices;
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

    private void refuses(int status) {
        String body = "{\"status\":\"error\",\"message\":\"canarytoken\"}";
        kite.answers(status, "application/json; charset=utf-8", body.getBytes());
    }

    @ParameterizedTest
    @CsvSource({"401, AUTH session-ended", "403, PERMISSION stream-refused"})
    void a_refusal_of_the_token_by_kite_is_not_retried(int status, String meaning) {
        refuses(status);

        streams.open(APP, TOKENS, prices);

        assertThat(prices.state()).isEqualTo("refused: " + meaning);
        assertThat(delayer.hasReconnect()).isFalse();
        assertThat(kite.requests()).hasSize(1);
        assertNothingLeaked(prices.why());
    }

    @Test
    void after_the_application_has_stopped_no_socket_is_opened() {
        streams.closeAll();

        streams.open(APP, TOKENS, prices);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        assertThat(kite.requests()).isEmpty();
    }

    @Test
    void new_tokens_open_a_refused_stream_again() {
        refuses(403);
        PriceStream stream = streams.open(APP, TOKENS, prices);
        assertThat(prices.state()).isEqualTo("refused: PERMISSION stream-refused");
        kite.answers(502, "text/html", new byte[0]);

        stream.useTokens(new SessionTokens(Secret.of("canarytoken2"), Secret.none()));

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-down");
    }

    @ParameterizedTest
    @CsvSource({
        "301, text/html, <p>moved",
        "302, text/html, ''",
        "307, application/json, '{}'",
        "400, text/html, <p>bad request",
        "401, text/html, <p>sign in",
        "403, text/html, <p>blocked",
        "403, text/html, '{\"status\":\"error\"}'",
        "403, application/json, '{\"message\":\"Forbidden\"}'",
        "403, application/json, not json",
        "404, text/plain, not found",
        "451, text/html, ''"
    })
    void an_answer_that_is_not_kites_is_retried_slowly(int status, String type, String body) {
        kite.answers(status, type, body.getBytes(), "Location: http://127.0.0.1:9/");

        streams.open(APP, TOKENS, prices);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-answer-not-json");
        assertRetriedSlowly();
    }

    @ParameterizedTest
    @CsvSource({"400, CONFIG request-refused", "404, CONFIG broker-route-unknown", "405, CONFIG broker-route-unknown"})
    void a_refusal_of_the_request_by_kite_is_retried_slowly(int status, String meaning) {
        refuses(status);

        streams.open(APP, TOKENS, prices);

        assertThat(prices.state()).isEqualTo("interrupted: " + meaning);
        assertRetriedSlowly();
    }

    /** The first pauses are 37.5 and 75 seconds; no redirect is followed. */
    private void assertRetriedSlowly() {
        ManualDelayer.Task first = delayer.reconnect();
        assertThat(first.delay()).hasMillis(37_500);
        assertThat(kite.requests()).hasSize(1);
        assertNothingLeaked(prices.why());

        first.run();

        assertThat(delayer.reconnect().delay()).hasMillis(75_000);
    }

    @Test
    void a_stream_that_nobody_watches_any_more_is_not_retried() {
        kite.answers(404, "text/html", new byte[0]);
        PriceStream stream = streams.open(APP, TOKENS, prices);
        assertThat(prices.state()).startsWith("interrupted");

        stream.close();
        delayer.reconnect().run();

        assertThat(kite.requests()).hasSize(1);
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

    @ParameterizedTest
    @CsvSource({"503, 400", "404, 400"})
    void a_longer_pause_that_kite_requests_is_kept_after_any_refusal(int status, long seconds) {
        kite.answers(status, "text/plain", new byte[0], "Retry-After: " + seconds);

        streams.open(APP, TOKENS, prices);

        assertThat(delayer.reconnect().delay()).hasSeconds(seconds);
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
