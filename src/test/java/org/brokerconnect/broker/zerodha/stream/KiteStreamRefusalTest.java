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

/** How opening a stream can fail, what is done then, and that the token in the address gets nowhere. */
class KiteStreamRefusalTest {

    private static final AppCredentials APP = new AppCredentials(Secret.of("canarykey"), Secret.of("canarysecret"));
    private static final SessionTokens TOKENS = new SessionTokens(Secret.of("canarytoken"), Secret.none());

    private final CannedKite kite = new CannedKite();
    private final ManualDelayer delayer = new ManualDelayer();
    private final RecordedPrices heard = new RecordedPrices();
    private KiteStreams streams = DaemonThreads.streams(kite.config("", 1, 20), delayer);

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
    void a_refusal_that_time_does_not_mend_is_final(int status, String meaning) {
        kite.says(status, "text/html", "canarytoken".getBytes(), "Location: http://127.0.0.1:9/");

        streams.open(APP, TOKENS, heard);

        assertThat(heard.news()).isEqualTo("refused: " + meaning);
        assertThat(delayer.pauses()).isFalse();
        assertThat(kite.requests()).hasSize(1);
        assertNothingLeaked(heard.why());
    }

    @ParameterizedTest
    @CsvSource({
        "500, TRANSIENT broker-down, 625",
        "502, TRANSIENT broker-down, 625",
        "200, TRANSIENT broker-answer-garbled, 625",
        "408, TRANSIENT broker-slow, 625",
        "429, RATE price-streams-full, 67500"
    })
    void a_refusal_that_passes_is_met_with_a_pause(int status, String meaning, long pauseMillis) {
        kite.says(status, "text/html", "canarytoken".getBytes());

        streams.open(APP, TOKENS, heard);

        assertThat(heard.news()).isEqualTo("interrupted: " + meaning);
        assertThat(delayer.pause().after()).hasMillis(pauseMillis);
        assertNothingLeaked(heard.why());
    }

    @Test
    void kite_is_not_asked_before_it_wants_to_be() {
        kite.says(429, "text/plain", new byte[0], "Retry-After: 400");

        streams.open(APP, TOKENS, heard);

        assertThat(delayer.pause().after()).hasSeconds(450);
    }

    @Test
    void an_answer_that_does_not_come_is_given_up() {
        kite.beginsAndHangs("");
        streams = DaemonThreads.streams(kite.config(), delayer);

        streams.open(APP, TOKENS, heard);

        assertThat(heard.news()).startsWith("interrupted: TRANSIENT broker-");
        assertNothingLeaked(heard.why());
    }

    @Test
    void a_refusal_that_does_not_end_is_given_up() {
        kite.beginsAndHangs("HTTP/1.1 502 Bad\r\nContent-Length: 100\r\n\r\n");
        streams.open(APP, TOKENS, heard);

        delayer.opening().now();

        assertThat(heard.news()).isEqualTo("interrupted: TRANSIENT broker-slow");
        assertThat(delayer.pause().after()).hasMillis(625);
    }

    @Test
    void a_connection_that_is_cut_is_no_refusal() {
        kite.does(out -> {});

        streams.open(APP, TOKENS, heard);

        assertThat(heard.news()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        assertNothingLeaked(heard.why());
    }

    @Test
    void a_kite_that_is_not_there_is_unreachable() {
        kite.close();

        streams.open(APP, TOKENS, heard);

        assertThat(heard.news()).isEqualTo("interrupted: TRANSIENT broker-unreachable");
        assertNothingLeaked(heard.why());
    }

    private static void assertNothingLeaked(BrokerException why) {
        StringWriter trace = new StringWriter();
        why.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("canary");
    }
}
