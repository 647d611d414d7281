package org.brokerconnect.broker.upstox.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.upstox.UpstoxAdapters;
import org.brokerconnect.broker.wire.stream.ManualDelayer;
import org.brokerconnect.broker.wire.stream.RecordedPrices;
import org.brokerconnect.broker.wire.stream.StreamThreads;
import org.brokerconnect.sandbox.upstox.Fault;
import org.brokerconnect.sandbox.upstox.FaultKind;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.brokerconnect.sandbox.upstox.UpstoxSandbox;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The price stream over WebSocket against the sandbox. */
class FeedSandboxTest {

    private static final AppCredentials APP =
            new AppCredentials(Secret.of(UpstoxOptions.DEMO_KEY), Secret.of(UpstoxOptions.DEMO_SECRET));
    private static final String INFY = "NSE_EQ|INE009A01021";
    private static final String ITC = "NSE_EQ|INE154A01025";
    private static final UpstoxSandbox SANDBOX = UpstoxSandbox.start(
            0, UpstoxOptions.defaults("http://localhost:8080/back").unlimited());

    private final ManualDelayer delayer = new ManualDelayer();
    private final RecordedPrices prices = new RecordedPrices();
    private final UpstoxStreams streams = new UpstoxStreams(
            UpstoxAdapters.config(URI.create(SANDBOX.url())),
            new UpstoxStreamConfig(15, 60, 2),
            UpstoxAdapters.feedAddress(URI.create(SANDBOX.url())),
            new StreamThreads(Executors.newCachedThreadPool(), delayer),
            () -> 0.25);

    @BeforeEach
    void forget() {
        SANDBOX.reset();
        delayer.openTimeout(UpstoxAdapters.openTimeout());
    }

    @AfterEach
    void close() {
        streams.closeAll();
    }

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    private static SessionContext session(String token) {
        SessionTokens tokens = new SessionTokens(Secret.of(token), Secret.none(), Map.of());
        return new SessionContext(APP, tokens, Priority.BACKGROUND);
    }

    private PriceStream open() {
        return streams.open(session(SANDBOX.analyticsToken("UP1234")), prices);
    }

    @Test
    void subscribed_instruments_tick_at_once_and_at_every_change() {
        PriceStream stream = open();
        stream.subscribe(List.of(INFY));
        assertThat(prices.state()).isEqualTo("opened");

        assertThat(prices.tickOf(INFY).lastPrice()).isPositive();
        SANDBOX.feed().tick();
        assertThat(prices.tickOf(INFY).lastPrice()).isPositive();

        stream.unsubscribe(List.of(INFY));
        stream.subscribe(List.of(ITC));
        assertThat(prices.tickOf(ITC).lastPrice()).isPositive();
    }

    @Test
    void keys_that_upstox_does_not_issue_are_ignored_and_the_limit_holds() {
        PriceStream stream = open();

        stream.subscribe(List.of("408065", "", "NSE_EQ|A,NSE_EQ|B", INFY, ITC));

        assertThat(stream.maxKeys()).isEqualTo(2);
        assertThat(prices.tickOf(ITC).streamKey()).isEqualTo(ITC);
        assertThatIllegalArgumentException().isThrownBy(() -> stream.subscribe(List.of("NSE_EQ|INE002A01018")));
    }

    @Test
    void a_lost_stream_asks_for_a_new_address_and_subscribes_again() {
        PriceStream stream = open();
        stream.subscribe(List.of(INFY));
        assertThat(prices.state()).isEqualTo("opened");
        prices.tickOf(INFY);

        SANDBOX.feed().close(1001);

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        prices.clearTicks();
        delayer.reconnect().run();
        assertThat(prices.state()).isEqualTo("opened");
        prices.tickOf(INFY);
        assertThat(SANDBOX.calls().count("GET /v3/feed/market-data-feed/authorize"))
                .isEqualTo(2);
    }

    @Test
    void a_dead_token_is_refused_and_not_tried_again() {
        streams.open(session("no-such-token"), prices);

        assertThat(prices.state()).isEqualTo("refused: AUTH session-ended");
        assertThat(delayer.hasReconnect()).isFalse();
    }

    @Test
    void a_token_that_only_the_feed_refuses_ends_no_session() {
        SANDBOX.faults().add(Fault.on("GET", "/v3/feed/*", FaultKind.FALSE_TOKEN_REFUSAL));

        open();

        assertThat(prices.state()).isEqualTo("refused: PERMISSION request-forbidden");
    }

    @Test
    void a_refused_upgrade_is_retried_with_a_new_address() {
        SANDBOX.faults().add(Fault.on("GET", "/feeder/*", FaultKind.FIREWALL).once());

        open();

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        delayer.reconnect().run();
        assertThat(prices.state()).isEqualTo("opened");
    }

    @Test
    void the_firewall_in_place_of_an_address_is_an_interruption() {
        SANDBOX.faults().add(Fault.on("GET", "/v3/feed/*", FaultKind.FIREWALL));

        open();

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-answer-not-json");
    }
}
