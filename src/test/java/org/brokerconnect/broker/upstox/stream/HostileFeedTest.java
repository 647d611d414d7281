package org.brokerconnect.broker.upstox.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.Executors;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.upstox.UpstoxAdapters;
import org.brokerconnect.broker.wire.CannedServer;
import org.brokerconnect.broker.wire.stream.CannedSocket;
import org.brokerconnect.broker.wire.stream.ManualDelayer;
import org.brokerconnect.broker.wire.stream.RecordedPrices;
import org.brokerconnect.broker.wire.stream.StreamThreads;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A price stream of an Upstox that attacks. */
class HostileFeedTest {

    private final CannedServer server = new CannedServer();
    private final CannedSocket feed = new CannedSocket(server);
    private final ManualDelayer delayer = new ManualDelayer();
    private final RecordedPrices prices = new RecordedPrices();
    private final UpstoxStreams streams = new UpstoxStreams(
            UpstoxAdapters.config(server.root()),
            new UpstoxStreamConfig(15, 60, 2),
            UpstoxAdapters.feedAddress(server.root()),
            new StreamThreads(Executors.newCachedThreadPool(), delayer),
            () -> 0.25);

    @AfterEach
    void close() {
        streams.closeAll();
        server.close();
    }

    private void openAt(String address) {
        delayer.openTimeout(UpstoxAdapters.openTimeout());
        feed.answers("{\"status\":\"success\",\"data\":{\"authorized_redirect_uri\":\"" + address + "\"}}");
        AppCredentials app = new AppCredentials(Secret.of("key"), Secret.of("secret"));
        SessionTokens tokens = new SessionTokens(Secret.of("canary"), Secret.none(), Map.of());
        streams.open(new SessionContext(app, tokens, Priority.BACKGROUND), prices);
    }

    private void open() {
        openAt(server.root().toString().replace("http:", "ws:") + "/feed?code=canary");
        assertThat(prices.state()).isEqualTo("opened");
    }

    @Test
    @Attack(
            area = Area.BROKER,
            value = "Upstox returns an internal address as that of the price stream",
            defence = "Streams are opened in listed domains only")
    void no_stream_is_opened_at_an_internal_address() {
        openAt("ws://localhost:" + server.root().getPort() + "/feed?code=canary");

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-answer-garbled");
        assertThat(prices.why()).hasMessageNotContaining("canary");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    @Attack(
            area = Area.BROKER,
            value = "A message of Upstox's price stream of a gibibyte",
            defence = "The socket is closed at 2 MiB")
    void an_endless_message_needs_no_memory() {
        open();

        assertThat(feed.endless()).isLessThan(1 << 26);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-answer-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "empty", "fragment", "garbage", "ping"})
    @Attack(
            area = Area.BROKER,
            value = "Upstox's price stream sends endless frames without prices",
            defence = "The socket is closed after 1,000 of them")
    void endless_frames_without_prices_end_the_socket(String kind) {
        open();

        assertThat(feed.flood(kind)).isLessThan(1_000_000);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-answer-garbled");
    }
}
