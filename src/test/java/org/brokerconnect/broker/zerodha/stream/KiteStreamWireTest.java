package org.brokerconnect.broker.zerodha.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.zerodha.EveryLog;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the socket, byte by byte, and what comes that no proper server sends. */
class KiteStreamWireTest {

    private static final AppCredentials APP =
            new AppCredentials(Secret.of("canary key+/="), Secret.of("canary-secret"));
    private static final SessionTokens TOKENS = tokens("canary&token=%");
    private static final byte[] INFOSYS = HexFormat.of().parseHex("0001" + "0008" + "00063a01" + "000266ba");
    private static final byte[] OTHER = HexFormat.of().parseHex("0001" + "0008" + "00063b01" + "000266ba");

    private final CannedTicker ticker = new CannedTicker();
    private final ManualDelayer delayer = new ManualDelayer();
    private final RecordedPrices heard = new RecordedPrices();
    private final KiteStreams streams = DaemonThreads.streams(ticker.kite().config("", 1, 20), delayer);

    @AfterEach
    void close() {
        streams.closeAll();
        ticker.close();
    }

    @Test
    void key_and_token_are_percent_encoded_and_the_version_is_named() {
        opened();

        assertThat(ticker.kite().requests().get(0))
                .startsWith("GET /?api_key=canary%20key%2B%2F%3D&access_token=canary%26token%3D%25 HTTP/1.1\r\n")
                .containsIgnoringCase("\r\nX-Kite-Version: 3\r\n");
    }

    @Test
    void subscriptions_are_sent_once_in_quote_mode() {
        PriceStream stream = opened();

        stream.subscribe(List.of("408065", "738561"));
        assertThat(ticker.told()).isEqualTo("{\"a\":\"subscribe\",\"v\":[408065,738561]}");
        assertThat(ticker.told()).isEqualTo("{\"a\":\"mode\",\"v\":[\"quote\",[408065,738561]]}");

        stream.subscribe(List.of("408065", "", "1]}", "0"));
        stream.unsubscribe(List.of("738561", "5"));
        assertThat(ticker.told()).isEqualTo("{\"a\":\"unsubscribe\",\"v\":[738561]}");
    }

    @Test
    void a_message_in_pieces_is_one_and_what_nobody_asked_for_is_dropped() throws IOException {
        subscribed();

        ticker.binary(OTHER);
        ticker.inPieces(INFOSYS);

        assertThat(heard.tick().lastPrice()).isEqualTo("1573.70");
        assertThat(heard.otherKeys()).isEmpty();
    }

    @Test
    void a_heartbeat_is_enough_and_silence_is_the_end() throws IOException {
        subscribed();
        ticker.binary((byte) 0);
        ticker.binary(INFOSYS);
        heard.tick();

        for (int beat = 0; beat < 3; beat++) {
            delayer.beat().now();
            assertThat(ticker.told()).isEqualTo("ping");
        }
        assertThat(delayer.pauses()).isFalse();
        delayer.beat().now();

        assertThat(heard.news()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        assertThat(ticker.told()).isEqualTo("gone");
        delayer.pause().now();
        assertThat(heard.news()).isEqualTo("opened");
    }

    @Test
    void only_a_proven_socket_resets_the_back_off() throws IOException {
        subscribed();
        closedByKite();
        assertThat(delayer.pause().now().after()).hasMillis(625);
        resubscribed();
        closedByKite();
        assertThat(delayer.pause().now().after()).hasMillis(1_250);
        resubscribed();
        ticker.binary(INFOSYS);
        heard.tick();

        int beatsOfTheFirstTwo = 2;
        for (int beat = 0; beat < beatsOfTheFirstTwo + 3; beat++) {
            delayer.beat().now();
        }
        ticker.close(1001);

        assertThat(delayer.pause().after()).hasMillis(625);
    }

    @Test
    void an_endless_message_is_cut_off() {
        opened();

        assertThat(ticker.endless()).isLessThan(1 << 26);

        assertThat(heard.news()).isEqualTo("interrupted: TRANSIENT broker-answer-too-large");
    }

    @Test
    void texts_of_unknown_types_are_passed_over() throws IOException {
        subscribed();

        try (EveryLog log = new EveryLog()) {
            ticker.text("{\"type\":\"instruments_meta\",\"data\":{\"count\":1,\"etag\":\"x\"}}");
            ticker.text("{\"type\":\"order\",\"data\":{\"order_id\":\"1\"}}");
            ticker.text("{\"type\":7}");
            ticker.text("[]");
            ticker.text("");
            ticker.text("no json");
            ticker.text("{\"type\":\"error\",\"data\":\"" + "long ".repeat(2_000) + "\"}");
            ticker.binary(INFOSYS);
            heard.tick();

            assertThat(log.lines(Level.WARNING)).isEmpty();
        }
    }

    @Test
    void errors_are_logged_without_what_is_secret() throws IOException {
        subscribed();

        try (EveryLog log = new EveryLog()) {
            String other = "abcdefABCDEF0123456789";
            ticker.text("{\"type\":\"error\",\"data\":\"More than 3000. canary key+/= canary&token=% " + other
                    + "\\r\\nWARNING forged\"}");
            ticker.text("{\"type\":\"error\",\"data\":\"again\"}");
            ticker.binary(INFOSYS);
            heard.tick();

            assertThat(log.lines(Level.WARNING))
                    .singleElement(STRING)
                    .contains("More than 3000. ***** ***** *****??WARNING forged")
                    .doesNotContain("canary", other);
        }
    }

    @Test
    void a_closed_stream_says_goodbye() {
        PriceStream stream = opened();

        stream.close();

        assertThat(ticker.told()).isEqualTo("close");
        assertThat(ticker.told()).as("it is not waited for an answer for ever").isEqualTo("gone");
    }

    private PriceStream opened() {
        PriceStream stream = streams.open(APP, TOKENS, heard);
        assertThat(heard.news()).isEqualTo("opened");
        assertThat(ticker.told()).isEqualTo("open");
        return stream;
    }

    private void subscribed() {
        opened().subscribe(List.of("408065"));
        assertThat(ticker.told()).contains("subscribe");
        assertThat(ticker.told()).contains("mode");
    }

    /** Waits for the end of the connection, because the next one is served by another thread of the ticker. */
    private void closedByKite() throws IOException {
        ticker.close(1001);
        assertThat(ticker.told()).isEqualTo("close");
        assertThat(ticker.told()).isEqualTo("gone");
    }

    private void resubscribed() {
        assertThat(ticker.told()).isEqualTo("open");
        assertThat(ticker.told()).contains("subscribe");
        assertThat(ticker.told()).contains("mode");
    }

    private static SessionTokens tokens(String access) {
        return new SessionTokens(Secret.of(access), Secret.none());
    }
}
