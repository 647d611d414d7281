package org.brokerconnect.broker.tastytrade.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.tastytrade.QuoteToken;
import org.brokerconnect.broker.tastytrade.SandboxTastytrade;
import org.brokerconnect.broker.wire.CannedServer;
import org.brokerconnect.broker.wire.stream.CannedSocket;
import org.brokerconnect.broker.wire.stream.ManualDelayer;
import org.brokerconnect.broker.wire.stream.RecordedPrices;
import org.brokerconnect.broker.wire.stream.StreamThreads;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A price stream of a tastytrade that attacks. */
class HostileDxLinkTest {

    private final CannedServer server = new CannedServer();
    private final CannedSocket feed = new CannedSocket(server);
    private final ManualDelayer delayer = new ManualDelayer();
    private final RecordedPrices prices = new RecordedPrices();
    private final DxLinkStreams streams = new DxLinkStreams(
            SandboxTastytrade.config(server.root().toString(), 30),
            new DxLinkStreamConfig(60, 60),
            new StreamThreads(Executors.newCachedThreadPool(), delayer),
            Clock.systemUTC(),
            () -> 0.25);

    @BeforeEach
    void open() {
        delayer.openTimeout(Duration.ofSeconds(180));
        URI address = URI.create(server.root().toString().replace("http:", "ws:"));
        SessionTokens tokens = new SessionTokens(Secret.of("canary"), Secret.none());
        AppCredentials app = new AppCredentials(Secret.of("id"), Secret.of("secret"));
        streams.open(app, tokens, current -> new QuoteToken(Secret.of("quotes"), address), prices);
        assertThat(feed.received()).isEqualTo("open");
    }

    @AfterEach
    void close() {
        streams.closeAll();
        server.close();
    }

    @Test
    @Attack(
            area = Area.BROKER,
            value = "A message of tastytrade's price stream of a gibibyte",
            defence = "The socket is closed at 4 MiB")
    void an_endless_message_ends_the_socket() {
        assertThat(feed.endless()).isLessThan(1 << 26);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-answer-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"AUTH_STATE\",\"state\":\"AUTHORIZED\"}",
                "{\"type\":\"SETUP\",\"keepaliveTimeout\":1e999999999}",
                "{\"type\":\"FEED_CONFIG\",\"eventFields\":{\"Trade\":[]}}",
                "{\"type\":\"FEED_DATA\",\"data\":[\"Trade\",[\"Trade\",\"A\",1e999999999]]}"
            })
    @Attack(
            area = Area.BROKER,
            value = "tastytrade's price stream sends endless messages without prices",
            defence = "The socket is closed after 1,000 of them")
    void endless_messages_without_prices_end_the_socket(String message) {
        assertThat(feed.floodText(message)).isLessThan(1_000_000);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-answer-garbled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "fragment", "heartbeat", "ping"})
    void endless_frames_end_the_socket(String kind) {
        assertThat(feed.flood(kind)).isLessThan(1_000_000);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-answer-garbled");
    }
}
