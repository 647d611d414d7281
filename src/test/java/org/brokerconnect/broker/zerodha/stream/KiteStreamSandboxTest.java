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
import org.brokerconnect.broker.zerodha.SandboxSide;
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

/** The stream against the sandbox's ticker, over real sockets; only the delayer is rung by hand. */
class KiteStreamSandboxTest {

    private static final KiteSandbox SANDBOX =
            KiteSandbox.start(0, SandboxOptions.defaults().limits(RateLimits.unlimited()));
    private static final ZerodhaConfig CONFIG = SandboxSide.config(SANDBOX, "", 20);
    private static final ZerodhaBroker BROKER = SandboxSide.broker(SANDBOX, CONFIG);
    private static final String INFOSYS = key("NSE:INFY");
    private static final String RELIANCE = key("NSE:RELIANCE");
    private static final String NIFTY = key("NSE:NIFTY 50");
    private static final String UPGRADE = "GET /";

    private final SandboxSide side = new SandboxSide(SANDBOX);
    private final ManualDelayer delayer = new ManualDelayer();
    private final RecordedPrices heard = new RecordedPrices();
    private final KiteStreams streams = DaemonThreads.streams(CONFIG, delayer);

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
        PriceStream stream = opened(side.app(), connect(side.app()));

        stream.subscribe(List.of(INFOSYS, NIFTY, "", "no-token"));
        heard.tickOf(NIFTY);
        SANDBOX.sockets().tick();

        assertThat(heard.tickOf(NIFTY).lastPrice()).isPositive();
        assertThat(heard.otherKeys()).allMatch(List.of(INFOSYS, NIFTY)::contains);
    }

    @Test
    void what_is_let_go_ticks_no_more() {
        PriceStream stream = opened(side.app(), connect(side.app()));
        stream.subscribe(List.of(INFOSYS, RELIANCE));
        heard.tickOf(RELIANCE);

        stream.unsubscribe(List.of(INFOSYS));
        stream.subscribe(List.of(NIFTY));
        heard.tickOf(NIFTY);
        SANDBOX.sockets().tick();
        heard.tickOf(NIFTY);

        assertThat(heard.otherKeys()).doesNotContain(INFOSYS);
    }

    @Test
    void a_socket_that_is_cut_is_replaced_and_everything_ticks_again() {
        PriceStream stream = opened(side.app(), connect(side.app()));
        stream.subscribe(List.of(INFOSYS, RELIANCE));
        heard.tickOf(RELIANCE);

        SANDBOX.sockets().abort();
        assertThat(heard.news()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        heard.letGo();
        delayer.pause().now();

        assertThat(heard.news()).isEqualTo("opened");
        heard.tickOf(INFOSYS);
        heard.tickOf(RELIANCE);
    }

    @Test
    void what_was_asked_for_while_there_was_no_socket_holds_on_the_next() {
        PriceStream stream = opened(side.app(), connect(side.app()));
        stream.subscribe(List.of(INFOSYS));
        heard.tickOf(INFOSYS);
        SANDBOX.sockets().abort();
        heard.news();
        heard.letGo();

        stream.unsubscribe(List.of(INFOSYS));
        stream.subscribe(List.of(RELIANCE));
        delayer.pause().now();

        assertThat(heard.tick().streamKey()).isEqualTo(RELIANCE);
    }

    @Test
    void a_broker_that_stays_away_is_tried_ever_more_slowly_and_told_of_once() {
        SANDBOX.faults().add(Fault.on("GET", "/", FaultKind.BAD_GATEWAY));
        streams.open(side.app(), connect(side.app()), heard);
        assertThat(heard.news()).isEqualTo("interrupted: TRANSIENT broker-down");

        List<Duration> pauses = new ArrayList<>();
        ManualDelayer.Ring again = delayer.pause();
        while (pauses.size() < 8) {
            pauses.add(again.now().after());
            again = delayer.pause();
        }
        SANDBOX.faults().clear();
        again.now();

        assertThat(heard.news()).isEqualTo("opened");
        assertThat(pauses)
                .extracting(Duration::toMillis)
                .containsExactly(625L, 1_250L, 2_500L, 5_000L, 10_000L, 20_000L, 37_500L, 37_500L);
    }

    @Test
    void a_dead_token_is_refused_once_and_never_tried_again() {
        SessionTokens dead = connect(side.app());
        PriceStream stream = opened(side.app(), dead);
        side.endSessions();
        assertThat(heard.news()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");

        delayer.pause().now();

        assertThat(heard.news()).isEqualTo("refused: PERMISSION stream-refused");
        stream.useTokens(dead);
        stream.subscribe(List.of(INFOSYS));
        assertThat(delayer.pauses()).isFalse();
        assertThat(SANDBOX.calls().count(UPGRADE, 403)).isEqualTo(1);
    }

    @Test
    void a_new_login_revives_a_refused_stream() {
        SessionTokens dead = connect(side.app());
        SessionTokens living = connect(side.app());
        PriceStream stream = streams.open(side.app(), dead, heard);
        stream.subscribe(List.of(INFOSYS));
        assertThat(heard.news()).isEqualTo("refused: PERMISSION stream-refused");

        stream.useTokens(living);

        assertThat(heard.news()).isEqualTo("opened");
        heard.tickOf(INFOSYS);
    }

    @Test
    void a_plan_without_prices_is_refused() {
        AppCredentials personal = new AppCredentials(Secret.of("sandboxpersonal"), Secret.of("sandboxpersonal-secret"));

        streams.open(personal, connect(personal), heard);

        assertThat(heard.news()).isEqualTo("refused: PERMISSION stream-refused");
    }

    @Test
    void one_stream_too_many_waits_for_its_place() {
        SessionTokens tokens = connect(side.app());
        List<PriceStream> others =
                List.of(opened(side.app(), tokens), opened(side.app(), tokens), opened(side.app(), tokens));

        PriceStream fourth = streams.open(side.app(), tokens, heard);
        fourth.subscribe(List.of(INFOSYS));
        assertThat(heard.news()).isEqualTo("interrupted: RATE price-streams-full");
        assertThat(delayer.pause().now().after()).hasMillis(67_500);
        ManualDelayer.Ring later = delayer.pause();
        assertThat(heard.hasNews()).as("still the same").isFalse();
        others.get(0).close();
        await(() -> SANDBOX.sockets().count() == 2);
        later.now();

        assertThat(heard.news()).isEqualTo("opened");
        heard.tickOf(INFOSYS);
    }

    @Test
    void renewed_tokens_take_over_the_listings_and_the_place_of_the_old_ones() {
        AppCredentials app = side.renewableApp().orElseThrow();
        SessionTokens old = connect(app);
        opened(app, old);
        opened(app, old);
        PriceStream stream = opened(app, old);
        stream.subscribe(List.of(INFOSYS, RELIANCE));
        heard.tickOf(RELIANCE);
        SessionTokens renewed = ((Renewal.Renewed) BROKER.client(new SessionContext(app, old, Priority.INTERACTIVE))
                        .renew())
                .tokens();

        stream.useTokens(renewed);

        assertThat(heard.news()).isEqualTo("opened");
        heard.tickOf(INFOSYS);
        heard.tickOf(RELIANCE);
        assertThat(SANDBOX.calls().count(UPGRADE, 429)).isZero();
    }

    @Test
    void a_closed_stream_leaves_no_socket_and_says_nothing_more() {
        PriceStream stream = opened(side.app(), connect(side.app()));
        stream.subscribe(List.of(INFOSYS));
        heard.tickOf(INFOSYS);

        stream.close();
        await(() -> SANDBOX.sockets().count() == 0);
        heard.letGo();
        stream.subscribe(List.of(RELIANCE));
        stream.useTokens(connect(side.app()));
        stream.close();
        delayer.beat().now();

        assertThat(delayer.pauses()).isFalse();
        assertThat(heard.hasNews()).isFalse();
        assertThat(heard.otherKeys()).isEmpty();
        assertThat(SANDBOX.calls().count(UPGRADE)).isEqualTo(1);
    }

    @Test
    void a_stream_that_is_closed_while_it_opens_opens_nothing() {
        SessionTokens tokens = connect(side.app());

        for (int round = 0; round < 20; round++) {
            streams.open(side.app(), tokens, heard).close();
        }

        await(() -> SANDBOX.sockets().count() == 0);
        assertThat(heard.hasNews()).isFalse();
    }

    private PriceStream opened(AppCredentials app, SessionTokens tokens) {
        PriceStream stream = streams.open(app, tokens, heard);
        assertThat(heard.news()).isEqualTo("opened");
        return stream;
    }

    private SessionTokens connect(AppCredentials app) {
        Consent consent = BROKER.readReturn(side.agree(BROKER.authorizationUrl(app, Secret.of("state"))));
        return BROKER.exchange(app, ((Consent.Granted) consent).code()).tokens();
    }

    private static String key(String listing) {
        return Long.toString(SANDBOX.instruments().require(listing).token());
    }

    private static void await(BooleanSupplier claim) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!claim.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("waited too long").isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }
}
