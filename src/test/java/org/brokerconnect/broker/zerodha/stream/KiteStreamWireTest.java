package org.brokerconnect.broker.zerodha.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.wire.stream.CannedSocket;
import org.brokerconnect.broker.wire.stream.ManualDelayer;
import org.brokerconnect.broker.wire.stream.PriceSocket;
import org.brokerconnect.broker.wire.stream.RecordedPrices;
import org.brokerconnect.broker.zerodha.CannedKite;
import org.brokerconnect.broker.zerodha.RecordedLog;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes on the socket, also those that no correct server sends. */
class KiteStreamWireTest {

    private static final AppCredentials APP =
            new AppCredentials(Secret.of("canary key+/="), Secret.of("canary-secret"));
    private static final SessionTokens TOKENS = tokens("canary&token=%");
    private static final byte[] INFOSYS = HexFormat.of().parseHex("0001" + "0008" + "00063a01" + "000266ba");
    private static final byte[] OTHER = HexFormat.of().parseHex("0001" + "0008" + "00063b01" + "000266ba");

    private final CannedKite kite = new CannedKite();
    private final CannedSocket ticker = new CannedSocket(kite);
    private final ManualDelayer delayer = new ManualDelayer();
    private final RecordedPrices prices = new RecordedPrices();
    private final KiteStreams streams = TestStreams.streams(kite.config("", 1, 20), delayer);

    @AfterEach
    void close() {
        streams.closeAll();
        ticker.close();
    }

    @Test
    void key_and_token_are_percent_encoded_and_the_version_is_a_header() {
        opened();

        assertThat(kite.requests().get(0))
                .startsWith("GET /?api_key=canary%20key%2B%2F%3D&access_token=canary%26token%3D%25 HTTP/1.1\r\n")
                .containsIgnoringCase("\r\nX-Kite-Version: 3\r\n");
    }

    @Test
    void a_listing_is_subscribed_once_in_quote_mode() {
        PriceStream stream = opened();

        stream.subscribe(List.of("408065", "738561"));
        assertThat(ticker.received()).isEqualTo("{\"a\":\"subscribe\",\"v\":[408065,738561]}");
        assertThat(ticker.received()).isEqualTo("{\"a\":\"mode\",\"v\":[\"quote\",[408065,738561]]}");

        stream.subscribe(List.of("408065", "", "1]}", "0"));
        stream.unsubscribe(List.of("738561", "5"));
        assertThat(ticker.received()).isEqualTo("{\"a\":\"unsubscribe\",\"v\":[738561]}");
    }

    @Test
    void a_fragmented_message_is_assembled_and_other_listings_are_dropped() throws IOException {
        subscribed();

        ticker.binary(OTHER);
        ticker.fragmented(INFOSYS);

        assertThat(prices.tick().lastPrice()).isEqualTo("1573.70");
        assertThat(prices.remainingKeys()).isEmpty();
    }

    @Test
    void heartbeats_keep_a_socket_open_and_silence_ends_it() throws IOException {
        subscribed();
        ticker.binary((byte) 0);
        ticker.binary(INFOSYS);
        prices.tick();

        for (int check = 0; check < 3; check++) {
            delayer.check().run();
            assertThat(ticker.received()).isEqualTo("ping");
        }
        assertThat(delayer.hasReconnect()).isFalse();
        delayer.check().run();

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        assertThat(ticker.received()).isEqualTo("end");
        delayer.reconnect().run();
        assertThat(prices.state()).isEqualTo("opened");
    }

    @Test
    void only_a_stable_socket_resets_the_back_off() throws IOException {
        subscribed();
        closedByKite();
        assertThat(delayer.reconnect().run().delay()).hasMillis(625);
        resubscribed();
        closedByKite();
        assertThat(delayer.reconnect().run().delay()).hasMillis(1_250);
        resubscribed();
        ticker.binary(INFOSYS);
        prices.tick();

        int checksOfTheFirstTwo = 2;
        for (int check = 0; check < checksOfTheFirstTwo + 3; check++) {
            delayer.check().run();
        }
        ticker.close(1001);

        assertThat(delayer.reconnect().delay()).hasMillis(625);
    }

    @Test
    void an_endless_message_needs_no_memory() {
        opened();

        assertThat(ticker.endless()).isLessThan(1 << 26);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-answer-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "heartbeat", "empty", "fragment", "ping"})
    void endless_frames_without_prices_end_the_socket_and_it_reconnects_ever_more_slowly(String kind) {
        subscribed();

        assertThat(ticker.flood(kind)).isLessThan(1_000_000);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-answer-garbled");
        assertThat(prices.why()).hasMessageContaining("too many frames without prices");
        Duration first = delayer.reconnect().run().delay();
        assertThat(prices.state()).isEqualTo("opened");
        ticker.flood(kind);
        assertThat(delayer.reconnect().delay()).isGreaterThan(first);
    }

    @Test
    void frames_without_prices_at_an_ordinary_pace_keep_the_socket_open() throws IOException {
        subscribed();

        for (int check = 0; check < 3; check++) {
            for (int frame = 0; frame < PriceSocket.MAX_IDLE_FRAMES / 2; frame++) {
                ticker.binary((byte) 0);
            }
            ticker.binary(INFOSYS);
            prices.tick();
            delayer.check().run();
        }

        assertThat(delayer.hasReconnect()).isFalse();
    }

    @Test
    void texts_of_unknown_types_are_ignored() throws IOException {
        subscribed();

        try (RecordedLog log = new RecordedLog()) {
            ticker.text("{\"type\":\"instruments_meta\",\"data\":{\"count\":1,\"etag\":\"x\"}}");
            ticker.text("{\"type\":\"order\",\"data\":{\"order_id\":\"1\"}}");
            ticker.text("{\"type\":7}");
            ticker.text("[]");
            ticker.text("");
            ticker.text("no json");
            ticker.text("{\"type\":\"error\",\"data\":\"" + "long ".repeat(2_000) + "\"}");
            ticker.binary(INFOSYS);
            prices.tick();

            assertThat(log.lines(Level.WARNING)).isEmpty();
        }
    }

    @Test
    void errors_are_logged_without_secrets() throws IOException {
        subscribed();

        try (RecordedLog log = new RecordedLog()) {
            String other = "abcdefABCDEF0123456789";
            ticker.text("{\"type\":\"error\",\"data\":\"More than 3000. canary key+/= canary&token=% " + other
                    + "\\r\\nWARNING forged\"}");
            ticker.text("{\"type\":\"error\",\"data\":\"again\"}");
            ticker.binary(INFOSYS);
            prices.tick();

            assertThat(log.lines(Level.WARNING))
                    .singleElement(STRING)
                    .contains("More than 3000. ***** ***** *****??WARNING forged")
                    .doesNotContain("canary", other);
        }
    }

    @Test
    void a_closed_stream_sends_a_close_frame() {
        PriceStream stream = opened();

        stream.close();

        assertThat(ticker.received()).isEqualTo("close");
        assertThat(ticker.received()).as("the wait for the reply has a limit").isEqualTo("end");
    }

    private PriceStream opened() {
        PriceStream stream = streams.open(APP, TOKENS, prices);
        assertThat(prices.state()).isEqualTo("opened");
        assertThat(ticker.received()).isEqualTo("open");
        return stream;
    }

    private void subscribed() {
        opened().subscribe(List.of("408065"));
        assertThat(ticker.received()).contains("subscribe");
        assertThat(ticker.received()).contains("mode");
    }

    /** Waits for the end of the connection, because the next one is served by another thread of the ticker. */
    private void closedByKite() throws IOException {
        ticker.close(1001);
        assertThat(ticker.received()).isEqualTo("close");
        assertThat(ticker.received()).isEqualTo("end");
    }

    private void resubscribed() {
        assertThat(ticker.received()).isEqualTo("open");
        assertThat(ticker.received()).contains("subscribe");
        assertThat(ticker.received()).contains("mode");
    }

    private static SessionTokens tokens(String access) {
        return new SessionTokens(Secret.of(access), Secret.none());
    }
}
