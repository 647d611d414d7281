package org.brokerconnect.broker.tastytrade.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.tastytrade.SandboxTastytrade;
import org.brokerconnect.broker.tastytrade.TastytradeBroker;
import org.brokerconnect.broker.wire.stream.ManualDelayer;
import org.brokerconnect.broker.wire.stream.RecordedPrices;
import org.brokerconnect.broker.wire.stream.StreamThreads;
import org.brokerconnect.sandbox.tastytrade.Fault;
import org.brokerconnect.sandbox.tastytrade.TastyOptions;
import org.brokerconnect.sandbox.tastytrade.TastySandbox;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream against the sandbox's dxLink, over real sockets; the test runs the delayed tasks. */
class DxLinkStreamSandboxTest {

    private static final TastySandbox SANDBOX = TastySandbox.start(0, TastyOptions.defaults());
    private static final Executor EXECUTOR = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "streams");
        thread.setDaemon(true);
        return thread;
    });
    private static final String OPTION = ".AAPL270115C220";

    private final ManualDelayer delayer = new ManualDelayer();
    private final RecordedPrices prices = new RecordedPrices();
    private final AppCredentials app = new SandboxTastytrade(SANDBOX).app();
    private final DxLinkStreams streams = streams(delayer);
    private final TastytradeBroker broker = SandboxTastytrade.broker(SANDBOX, streams);

    private static DxLinkStreams streams(ManualDelayer delayer) {
        delayer.openTimeout(Duration.ofSeconds(180));
        return new DxLinkStreams(
                SandboxTastytrade.config(SANDBOX.url(), 30),
                new DxLinkStreamConfig(60, 60),
                new StreamThreads(EXECUTOR, delayer),
                SANDBOX.clock(),
                () -> 0.25);
    }

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
    void subscribed_listings_tick_by_their_keys_in_the_stream_and_no_others_do() {
        PriceStream stream = opened(connect("ada"));

        stream.subscribe(List.of("AAPL", OPTION, "", "no such key"));

        assertThat(prices.tickOf(OPTION).lastPrice()).isPositive();
        SANDBOX.sockets().tick();
        prices.tickOf("AAPL");
        assertThat(prices.remainingKeys()).allMatch(Set.of("AAPL", OPTION)::contains);
        assertThat(SANDBOX.sockets().subscribed()).containsExactlyInAnyOrder("AAPL", OPTION);
    }

    @Test
    void prices_are_exact() {
        SANDBOX.market().setPrice("AAPL", new BigDecimal("272.123456789012345678"));
        PriceStream stream = opened(connect("ada"));

        stream.subscribe(List.of("AAPL"));

        assertThat(prices.tickOf("AAPL").lastPrice()).isEqualTo("272.123456789012345678");
    }

    @Test
    void an_unsubscribed_listing_does_not_tick() {
        PriceStream stream = opened(connect("ada"));
        stream.subscribe(List.of("AAPL", "VTI"));
        prices.tickOf("VTI");

        stream.unsubscribe(List.of("AAPL"));

        await(() -> SANDBOX.sockets().subscribed().equals(List.of("VTI")));
    }

    @Test
    void a_price_that_is_not_a_number_is_no_tick() {
        PriceStream stream = opened(connect("ada"));
        stream.subscribe(List.of("AAPL", "VTI"));
        prices.tickOf("AAPL");
        prices.tickOf("VTI");
        prices.clearTicks();

        SANDBOX.sockets().sendWithoutPrice("AAPL");
        SANDBOX.market().setPrice("VTI", new BigDecimal("5.5"));

        assertThat(prices.tickOf("VTI").lastPrice()).isEqualTo("5.5");
        assertThat(prices.remainingKeys()).doesNotContain("AAPL");
    }

    @Test
    void a_dropped_socket_is_replaced_with_a_new_token_and_all_listings_tick_again() {
        PriceStream stream = opened(connect("ada"));
        stream.subscribe(List.of("AAPL", "VTI"));
        prices.tickOf("VTI");

        SANDBOX.sockets().abort();
        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        prices.clearTicks();
        delayer.reconnect().run();

        assertThat(prices.state()).isEqualTo("opened");
        prices.tickOf("AAPL");
        assertThat(SANDBOX.calls().count("GET /api-quote-tokens")).isEqualTo(2);
    }

    @Test
    void the_stream_survives_the_end_of_its_token_after_24_hours() {
        SessionTokens tokens = connect("ada");
        PriceStream stream = opened(tokens);
        stream.subscribe(List.of("AAPL"));
        prices.tickOf("AAPL");
        SANDBOX.clock().advance(Duration.ofHours(24));
        stream.useTokens(renewed(tokens));

        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        prices.clearTicks();
        delayer.reconnect().run();

        assertThat(prices.state()).isEqualTo("opened");
        prices.tickOf("AAPL");
    }

    @Test
    void renewed_access_tokens_need_no_other_socket() {
        SessionTokens tokens = connect("ada");
        PriceStream stream = opened(tokens);
        stream.subscribe(List.of("AAPL"));
        prices.tickOf("AAPL");

        for (int round = 0; round < 10; round++) {
            SANDBOX.clock().advance(Duration.ofMinutes(15));
            tokens = renewed(tokens);
            stream.useTokens(tokens);
        }
        prices.clearTicks();
        SANDBOX.sockets().tick();

        prices.tickOf("AAPL");
        assertThat(prices.hasState()).isFalse();
        assertThat(SANDBOX.calls().count("GET /realtime")).isEqualTo(1);
    }

    @Test
    void a_refused_access_token_is_not_sent_again_and_another_one_reopens_the_stream() {
        SessionTokens ended = connect("ada");
        SANDBOX.clock().advance(Duration.ofMinutes(15));
        PriceStream stream = open(ended);
        assertThat(prices.state()).isEqualTo("refused: PERMISSION stream-refused");
        stream.subscribe(List.of("AAPL"));
        assertThat(delayer.hasReconnect()).isFalse();

        stream.useTokens(renewed(ended));

        assertThat(prices.state()).isEqualTo("opened");
        prices.tickOf("AAPL");
    }

    @Test
    void an_account_without_funds_has_no_stream() {
        open(connect("ben"));

        assertThat(prices.state()).isEqualTo("refused: PERMISSION permission-missing");
        assertThat(delayer.hasReconnect()).isFalse();
    }

    @Test
    void the_page_of_the_front_server_is_no_refusal() {
        SANDBOX.faults().add(Fault.on("GET", "/api-quote-tokens", Fault.Kind.UNAUTHORIZED_PAGE));
        open(connect("ada"));
        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-answer-not-json");

        SANDBOX.faults().clear();
        delayer.reconnect().run();

        assertThat(prices.state()).isEqualTo("opened");
    }

    @Test
    void a_refused_upgrade_is_retried() {
        SANDBOX.faults()
                .add(Fault.on("GET", "/realtime", Fault.Kind.TOO_MANY_REQUESTS).times(1));
        open(connect("ada"));

        assertThat(prices.state()).isEqualTo("interrupted: RATE price-streams-full");
        delayer.reconnect().run();
        assertThat(prices.state()).isEqualTo("opened");
    }

    @Test
    void a_large_subscription_is_sent_in_messages_that_are_small_enough() {
        PriceStream stream = opened(connect("ada"));
        List<String> many = IntStream.range(0, 1_200).mapToObj(at -> "SYM" + at).toList();

        stream.subscribe(many);

        await(() -> SANDBOX.sockets().subscribed().size() == 1_200);
        assertThat(SANDBOX.sockets().longestMessage()).isLessThan(32 * 1024);
    }

    @Test
    void messages_that_were_too_big_are_sent_smaller_next_time() {
        PriceStream stream = opened(connect("ada"));
        List<String> many = IntStream.range(0, 500)
                .mapToObj(at -> "A-SYMBOL-WITH-A-NAME-OF-SIXTY-CHARACTERS-" + String.format("%022d", at))
                .toList();

        stream.subscribe(many);
        assertThat(prices.state()).isEqualTo("interrupted: TRANSIENT broker-connection-lost");
        delayer.reconnect().run();

        assertThat(prices.state()).isEqualTo("opened");
        await(() -> SANDBOX.sockets().subscribed().size() == 500);
    }

    @Test
    void a_closed_stream_leaves_no_socket() {
        PriceStream stream = opened(connect("ada"));

        stream.close();

        await(() -> SANDBOX.sockets().count() == 0);
        assertThat(prices.hasState()).isFalse();
    }

    @Test
    void a_stream_closed_while_it_opens_leaves_no_socket() {
        SessionTokens tokens = connect("ada");

        for (int round = 0; round < 10; round++) {
            open(tokens).close();
        }

        await(() -> SANDBOX.sockets().count() == 0);
        assertThat(prices.hasState()).isFalse();
    }

    private PriceStream open(SessionTokens tokens) {
        return broker.client(new SessionContext(app, tokens, Priority.INTERACTIVE))
                .openPriceStream(prices);
    }

    private PriceStream opened(SessionTokens tokens) {
        PriceStream stream = open(tokens);
        assertThat(prices.state()).isEqualTo("opened");
        return stream;
    }

    private SessionTokens connect(String username) {
        Secret grant = Secret.of(SANDBOX.createGrant("sandbox-tasty", username, Set.of("read")));
        return broker.adopt(app, grant).tokens();
    }

    private SessionTokens renewed(SessionTokens tokens) {
        Renewal renewal = broker.client(new SessionContext(app, tokens, Priority.BACKGROUND))
                .renew();
        return ((Renewal.Renewed) renewal).tokens();
    }

    private static void await(BooleanSupplier claim) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!claim.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("waited too long").isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }
}
