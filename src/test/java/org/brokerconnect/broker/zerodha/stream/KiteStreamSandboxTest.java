package org.brokerconnect.broker.zerodha.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.wire.stream.ManualDelayer;
import org.brokerconnect.broker.wire.stream.RecordedPrices;
import org.brokerconnect.broker.zerodha.SandboxRemoteBroker;
import org.brokerconnect.broker.zerodha.ZerodhaBroker;
import org.brokerconnect.broker.zerodha.ZerodhaConfig;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.sandbox.kite.RateLimits;
import org.brokerconnect.sandbox.kite.SandboxOptions;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream against the sandbox's ticker, over real sockets; the test runs the delayed tasks. */
class KiteStreamSandboxTest {

    private static final KiteSandbox SANDBOX =
            KiteSandbox.start(0, SandboxOptions.defaults().limits(RateLimits.unlimited()));
    private static final ZerodhaConfig CONFIG = SandboxRemoteBroker.config(SANDBOX, "", 20);
    private static final ZerodhaBroker BROKER = SandboxRemoteBroker.broker(SANDBOX, CONFIG);
    private static final String INFOSYS = key("NSE:INFY");
    private static final String RELIANCE = key("NSE:RELIANCE");
    private static final String NIFTY = key("NSE:NIFTY 50");
    private static final String UPGRADE = "GET /";

    private final SandboxRemoteBroker remote = new SandboxRemoteBroker(SANDBOX);
    private final ManualDelayer delayer = new ManualDelayer();
    private final RecordedPrices prices = new RecordedPrices();
    private final KiteStreams streams = TestStreams.streams(CONFIG, delayer);

    @BeforeEach
    void forget() {
        SANDBOX.reset();
    }

    @AfterEach
    void closeStreams() {
        streams.closeAll();
        SANDBOX.sockets().abort();
        await(() -> SANDBOX.sockets().count() == 0);
    }

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Test
    void subscribed_listings_tick_and_no_others_do() {
        PriceStream stream = opened(remote.app(), connect(remote.app()));

        stream.subscribe(List.of(INFOSYS, NIFTY, "", "no-token"));
        prices.tickOf(NIFTY);
        SANDBOX.sockets().tick();

        assertThat(prices.tickOf(NIFTY).lastPrice()).isPositive();
        assertThat(prices.remainingKeys()).allMatch(List.of(INFOSYS, NIFTY)::contains);
    }

    @Test
    void unsubscribed_listings_do_not_tick() {
        PriceStream stream = opened(remote.app(), connect(remote.app()));
        stream.subscribe(List.of(INFOSYS, RELIANCE));
        prices.tickOf(RELIANCE);

        stream.unsubscribe(List.of(INFOSYS));
        stream.subscribe(List.of(NIFTY));
        prices.tickOf(NIFTY);
        SANDBOX.sockets().tick();
        prices.tickOf(NIFTY);

        assertThat(prices.remainingKeys()).doesNotContain(INFOSYS);
    }

    @Test
    void a_dropped_socket_is_replaced_and_all_listings_tick_again() {
        PriceStream stream = opened(remote.app(), connect(remote.app()));
        stream.subscribe(List.of(INFOSYS, RELIANCE));
        prices.tickOf(RELIANCE);

        SANDBOX.sockets().abort();
        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        prices.clearTicks();
        delayer.reconnect().run();

        assertThat(prices.state()).isEqualTo("opened");
        prices.tickOf(INFOSYS);
        prices.tickOf(RELIANCE);
    }

    @Test
    void a_subscription_made_without_a_socket_is_sent_on_the_next() {
        PriceStream stream = opened(remote.app(), connect(remote.app()));
        stream.subscribe(List.of(INFOSYS));
        prices.tickOf(INFOSYS);
        SANDBOX.sockets().abort();
        prices.state();
        prices.clearTicks();

        stream.unsubscribe(List.of(INFOSYS));
        stream.subscribe(List.of(RELIANCE));
        delayer.reconnect().run();

        assertThat(prices.tick().streamKey()).isEqualTo(RELIANCE);
    }

    @Test
    void an_outage_is_reported_once_and_retried_with_growing_pauses() {
        SANDBOX.faults().add(Fault.on("GET", "/", FaultKind.BAD_GATEWAY));
        streams.open(remote.app(), connect(remote.app()), prices);
        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-down");

        List<Duration> pauses = new ArrayList<>();
        ManualDelayer.Task again = delayer.reconnect();
        while (pauses.size() < 8) {
            pauses.add(again.run().delay());
            again = delayer.reconnect();
        }
        SANDBOX.faults().clear();
        again.run();

        assertThat(prices.state()).isEqualTo("opened");
        assertThat(pauses)
                .extracting(Duration::toMillis)
                .containsExactly(625L, 1_250L, 2_500L, 5_000L, 10_000L, 20_000L, 37_500L, 37_500L);
    }

    @Test
    void an_invalid_token_is_refused_once_and_never_retried() {
        SessionTokens dead = connect(remote.app());
        PriceStream stream = opened(remote.app(), dead);
        remote.endSessions();
        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");

        delayer.reconnect().run();

        assertThat(prices.state()).isEqualTo("refused: PERMISSION stream-refused");
        stream.useTokens(dead);
        stream.subscribe(List.of(INFOSYS));
        assertThat(delayer.hasReconnect()).isFalse();
        assertThat(SANDBOX.calls().count(UPGRADE, 403)).isEqualTo(1);
    }

    @Test
    void a_refused_stream_reopens_with_the_tokens_of_a_new_login() {
        SessionTokens dead = connect(remote.app());
        SessionTokens living = connect(remote.app());
        PriceStream stream = streams.open(remote.app(), dead, prices);
        stream.subscribe(List.of(INFOSYS));
        assertThat(prices.state()).isEqualTo("refused: PERMISSION stream-refused");

        stream.useTokens(living);

        assertThat(prices.state()).isEqualTo("opened");
        prices.tickOf(INFOSYS);
    }

    @Test
    void a_plan_without_prices_is_refused() {
        AppCredentials personal = new AppCredentials(Secret.of("sandboxpersonal"), Secret.of("sandboxpersonal-secret"));

        streams.open(personal, connect(personal), prices);

        assertThat(prices.state()).isEqualTo("refused: PERMISSION stream-refused");
    }

    @Test
    void one_stream_too_many_waits_until_another_closes() {
        SessionTokens tokens = connect(remote.app());
        List<PriceStream> others =
                List.of(opened(remote.app(), tokens), opened(remote.app(), tokens), opened(remote.app(), tokens));

        PriceStream fourth = streams.open(remote.app(), tokens, prices);
        fourth.subscribe(List.of(INFOSYS));
        assertThat(prices.state()).isEqualTo("interrupted: RATE price-streams-full");
        assertThat(delayer.reconnect().run().delay()).hasMillis(67_500);
        ManualDelayer.Task later = delayer.reconnect();
        assertThat(prices.hasState()).as("unchanged").isFalse();
        others.get(0).close();
        await(() -> SANDBOX.sockets().count() == 2);
        later.run();

        assertThat(prices.state()).isEqualTo("opened");
        prices.tickOf(INFOSYS);
    }

    @Test
    void renewed_tokens_keep_the_subscription_and_use_no_additional_stream() {
        AppCredentials app = remote.renewableApp().orElseThrow();
        SessionTokens old = connect(app);
        // they end with the old session, which must not appear among the events of the third
        opened(app, old, new RecordedPrices());
        opened(app, old, new RecordedPrices());
        PriceStream stream = opened(app, old);
        stream.subscribe(List.of(INFOSYS, RELIANCE));
        prices.tickOf(RELIANCE);
        SessionTokens renewed = ((Renewal.Renewed) BROKER.client(new SessionContext(app, old, Priority.INTERACTIVE))
                        .renew())
                .tokens();

        stream.useTokens(renewed);

        assertReopened();
        prices.tickOf(INFOSYS);
        prices.tickOf(RELIANCE);
        assertThat(SANDBOX.calls().count(UPGRADE, 429)).isZero();
    }

    /**
     * The sandbox closes sockets of ended tokens at its next heartbeat, which may come before the new tokens are used.
     */
    private void assertReopened() {
        String state = prices.state();
        if (state.equals("interrupted: TRANSIENT broker-connection-lost")) {
            state = prices.state();
        }
        assertThat(state).isEqualTo("opened");
    }

    @Test
    void a_closed_stream_leaves_no_socket_and_calls_no_listener() {
        PriceStream stream = opened(remote.app(), connect(remote.app()));
        stream.subscribe(List.of(INFOSYS));
        prices.tickOf(INFOSYS);

        stream.close();
        await(() -> SANDBOX.sockets().count() == 0);
        prices.clearTicks();
        stream.subscribe(List.of(RELIANCE));
        stream.useTokens(connect(remote.app()));
        stream.close();
        delayer.check().run();

        assertThat(delayer.hasReconnect()).isFalse();
        assertThat(prices.hasState()).isFalse();
        assertThat(prices.remainingKeys()).isEmpty();
        assertThat(SANDBOX.calls().count(UPGRADE)).isEqualTo(1);
    }

    @Test
    void a_stream_closed_while_it_opens_leaves_no_socket() {
        SessionTokens tokens = connect(remote.app());

        for (int round = 0; round < 20; round++) {
            streams.open(remote.app(), tokens, prices).close();
        }

        await(() -> SANDBOX.sockets().count() == 0);
        assertThat(prices.hasState()).isFalse();
    }

    private PriceStream opened(AppCredentials app, SessionTokens tokens) {
        return opened(app, tokens, prices);
    }

    private PriceStream opened(AppCredentials app, SessionTokens tokens, RecordedPrices listener) {
        PriceStream stream = streams.open(app, tokens, listener);
        assertThat(listener.state()).isEqualTo("opened");
        return stream;
    }

    private SessionTokens connect(AppCredentials app) {
        Consent consent = BROKER.readReturn(remote.agree(BROKER.authorizationUrl(app, SandboxRemoteBroker.REQUEST)));
        return BROKER.exchange(app, SandboxRemoteBroker.REQUEST, ((Consent.Granted) consent).code())
                .tokens();
    }

    private static String key(String listing) {
        return Long.toString(SANDBOX.instruments().require(listing).token());
    }

    private static void await(BooleanSupplier claim) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!claim.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("waited too long").isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }
}
