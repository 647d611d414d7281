package org.brokerconnect.portfolio.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.FakeStreams.FakeStream;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.scheduling.Backoff;
import org.junit.jupiter.api.Test;

class WatchedPortfolioTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Duration POLL = Duration.ofSeconds(3);
    private static final Backoff WITHOUT_JITTER =
            new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1), () -> Math.nextDown(1.0));

    private final ManualTime time = new ManualTime();
    private final ManualPriceSource source = new ManualPriceSource(ID, time);
    private final AtomicInteger ticks = new AtomicInteger();
    private final PriceConfig config = new PriceConfig(8, 15, 15, 250, 3_000, 900, 60, 2_000);
    private final Watchers watchers = new Watchers();
    private final WatchedPortfolio portfolio = new WatchedPortfolio(
            "me",
            ID,
            watchers,
            new WatchedPortfolio.Context(
                    source, config, time, time, WITHOUT_JITTER, time::nanos, time, ticks::addAndGet));
    private final RecordedUpdates client = new RecordedUpdates(time::nanos);

    private static BrokerException refusal(Verdict verdict, String code) {
        return new BrokerException(verdict, code, "for a test");
    }

    private void openWatch() {
        PriceWatch.Context context = new PriceWatch.Context(time, time, config.updateInterval(), time::nanos);
        PriceWatch watch = new PriceWatch(
                "me",
                ID,
                ManualTime.START.plus(Duration.ofDays(30)),
                feed -> feed.withMessage(Locale.ENGLISH, "Zerodha"),
                client,
                context,
                watchers::remove);
        watchers.add(watch);
        watch.open(watchers::state);
        portfolio.refresh();
        time.settle();
    }

    private FakeStream stream() {
        return source.streams.opened().get(source.streams.opened().size() - 1);
    }

    private void open(FakeStream stream) {
        stream.listener().opened();
        time.settle();
    }

    private void startStreaming() {
        openWatch();
        open(stream());
        assertThat(client.feed().mode()).isEqualTo(PriceMode.STREAMING);
        time.advance(Duration.ofSeconds(1));
    }

    private void interrupt(Verdict verdict, String code) {
        stream().listener().interrupted(refusal(verdict, code));
        time.settle();
    }

    private void assertFeed(PriceMode mode, String reason) {
        assertThat(client.feed().mode()).isEqualTo(mode);
        assertThat(client.feed().reason()).isEqualTo(reason);
        assertThat(client.feed().message() == null).isEqualTo(reason == null);
    }

    private void refresh() {
        portfolio.refresh();
        time.settle();
    }

    @Test
    void a_stream_is_opened_for_the_holdings_and_nothing_is_sent_until_it_opens_or_fails() {
        openWatch();
        assertThat(stream().keys()).containsExactlyInAnyOrder(SampleShares.key("INFY"), SampleShares.key("TCS"));
        assertThat(client.all).isEmpty();

        open(stream());

        assertFeed(PriceMode.STREAMING, null);
        assertThat(client.last.complete()).isTrue();
        assertThat(source.polls).isZero();
    }

    @Test
    void ticks_are_sent_and_counted() {
        startStreaming();

        stream().listener().ticked(List.of(SampleShares.tick("INFY", "101"), SampleShares.tick("TCS", "99")));
        time.settle();

        assertThat(client.last.totals().value()).isEqualByComparingTo("200");
        assertThat(client.shown.get("TCS")).isEqualByComparingTo("99");
        assertThat(ticks).hasValue(2);
    }

    @Test
    void quotes_are_polled_while_a_stream_opens_too_slowly() {
        openWatch();
        source.quotes.put(SampleShares.listing("INFY"), new BigDecimal("105"));

        time.advance(PriceSocket.OPEN_TIMEOUT);
        assertFeed(PriceMode.POLLING, "broker-slow");
        assertThat(client.shown.get("INFY")).isEqualByComparingTo("105");
        open(stream());

        assertFeed(PriceMode.STREAMING, null);
        time.advance(POLL.multipliedBy(3));
        assertThat(source.polls).isEqualTo(1);
    }

    @Test
    void after_the_loss_of_a_stream_the_mode_is_polling_at_once_until_it_is_open_again() {
        startStreaming();

        stream().listener().interrupted(refusal(Verdict.TRANSIENT, "broker-connection-lost"));
        assertThat(watchers.state().feed().mode()).isEqualTo(PriceMode.POLLING);
        time.settle();
        assertThat(source.polls).isEqualTo(1);
        source.quotes.put(SampleShares.listing("TCS"), new BigDecimal("98"));
        time.advance(POLL);

        assertFeed(PriceMode.POLLING, "broker-connection-lost");
        assertThat(source.polls).isEqualTo(2);
        assertThat(client.shown.get("TCS")).isEqualByComparingTo("98");
        open(stream());
        assertFeed(PriceMode.STREAMING, null);
        time.advance(POLL.multipliedBy(3));
        assertThat(source.polls).isEqualTo(2);
    }

    @Test
    void quotes_are_polled_if_the_broker_allows_no_further_stream() {
        openWatch();

        interrupt(Verdict.RATE, "price-streams-full");

        assertFeed(PriceMode.POLLING, "price-streams-full");
        assertThat(client.last.complete()).isTrue();
    }

    @Test
    void the_feed_is_off_permanently_if_the_api_plan_has_no_prices() {
        source.quoteFailure = refusal(Verdict.PERMISSION, "permission-missing");
        openWatch();

        stream().listener().refused(refusal(Verdict.PERMISSION, "stream-refused"));
        time.advance(Duration.ofHours(1));

        assertFeed(PriceMode.OFF, "permission-missing");
        assertThat(client.feeds()).hasSize(1);
        assertThat(client.feed().retryAt()).isNull();
        assertThat(client.pricesAtNanos).isEmpty();
        assertThat(source.polls).isEqualTo(1);
    }

    @Test
    void quotes_are_polled_if_only_the_stream_is_refused() {
        openWatch();

        stream().listener().refused(refusal(Verdict.PERMISSION, "stream-refused"));
        time.settle();

        assertFeed(PriceMode.POLLING, "stream-refused");
    }

    @Test
    void quotes_are_polled_rarely_while_the_market_is_closed_and_from_its_opening_on() {
        startStreaming();
        source.restUntil = time.instant().plus(Duration.ofMinutes(20));
        interrupt(Verdict.TRANSIENT, "broker-connection-lost");
        assertThat(source.polls).isEqualTo(1);
        assertFeed(PriceMode.POLLING, "market-closed");
        assertThat(client.feed().retryAt()).isEqualTo(time.instant().plusSeconds(900));

        time.advance(Duration.ofSeconds(899));
        assertThat(source.polls).isEqualTo(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(source.polls).isEqualTo(2);
        assertThat(client.feed().retryAt()).isEqualTo(source.restUntil);

        source.quotes.put(SampleShares.listing("TCS"), new BigDecimal("98"));
        time.advance(Duration.ofMinutes(5));
        assertThat(source.polls).as("trading has started").isEqualTo(3);
        assertFeed(PriceMode.POLLING, "broker-connection-lost");
        time.advance(Duration.ofSeconds(3));
        assertThat(source.polls).isEqualTo(4);
    }

    @Test
    void failed_polls_back_off_and_the_client_gets_the_time_of_the_next_one() {
        startStreaming();
        source.quoteFailure = refusal(Verdict.TRANSIENT, "broker-down");

        interrupt(Verdict.TRANSIENT, "broker-unreachable");

        for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
            assertFeed(PriceMode.OFF, "broker-down");
            assertThat(client.feed().retryAt()).isEqualTo(time.instant().plusSeconds(seconds));
            int before = source.polls;
            time.advance(Duration.ofSeconds(seconds));
            assertThat(source.polls).isEqualTo(before + 1);
        }
        source.quoteFailure = null;
        time.advance(Duration.ofMinutes(1));
        assertFeed(PriceMode.POLLING, "broker-unreachable");
    }

    @Test
    void rate_limited_polls_back_off_and_prices_stay_visible() {
        startStreaming();
        source.quoteFailure = refusal(Verdict.RATE, "rate-limited");

        interrupt(Verdict.TRANSIENT, "broker-unreachable");

        assertFeed(PriceMode.POLLING, "rate-limited");
        assertThat(client.feed().retryAt()).isEqualTo(time.instant().plusSeconds(5));
        assertThat(watchers.state().holdings()).isNotNull();
    }

    @Test
    void renewed_tokens_are_used_by_the_open_stream() {
        startStreaming();
        source.tokenVersion = 2;

        refresh();

        assertThat(source.streams.opened()).hasSize(1);
        assertThat(stream().tokens().access().reveal()).isEqualTo("access token 2");
        assertThat(client.feeds()).hasSize(1);
    }

    @Test
    void new_credentials_open_a_new_stream() {
        startStreaming();
        FakeStream old = stream();
        source.credentialsVersion = 2;
        source.tokenVersion = 2;

        refresh();

        assertThat(source.streams.opened()).hasSize(2);
        assertThat(old.isClosed()).isTrue();
        old.listener().ticked(List.of(SampleShares.tick("INFY", "7")));
        old.listener().interrupted(refusal(Verdict.TRANSIENT, "broker-slow"));
        time.settle();
        assertThat(client.shown.get("INFY")).isEqualByComparingTo("100");
        open(stream());
        assertFeed(PriceMode.STREAMING, null);
    }

    @Test
    void the_end_of_a_session_closes_the_stream_and_a_new_session_opens_another() {
        startStreaming();
        source.reasonUnavailable = "session-ended";
        refresh();
        assertFeed(PriceMode.OFF, "session-ended");
        assertThat(stream().isClosed()).isTrue();
        assertThat(portfolio.hasSocket()).isFalse();
        assertThat(watchers.state().holdings()).isNull();

        source.reasonUnavailable = null;
        source.tokenVersion = 3;
        refresh();
        open(stream());
        time.advance(Duration.ofSeconds(1));

        assertFeed(PriceMode.STREAMING, null);
        assertThat(client.last.complete()).isTrue();
        assertThat(client.pricesAtNanos).hasSize(2);
    }

    @Test
    void a_portfolio_that_cannot_be_read_is_retried() {
        source.failure = refusal(Verdict.TRANSIENT, "broker-down");
        openWatch();
        assertFeed(PriceMode.OFF, "broker-down");
        assertThat(client.feed().retryAt()).isEqualTo(time.instant().plusSeconds(5));
        assertThat(source.streams.opened()).isEmpty();

        source.failure = null;
        time.advance(Duration.ofSeconds(5));
        open(stream());

        assertFeed(PriceMode.STREAMING, null);
    }

    @Test
    void an_empty_portfolio_opens_no_stream() {
        source.holdings = List.of();
        openWatch();
        assertFeed(PriceMode.OFF, "no-holdings");
        assertThat(source.streams.opened()).isEmpty();

        source.holdings = List.of(SampleShares.of("INFY", "1", "100"));
        time.advance(config.holdingsInterval());
        open(stream());

        assertFeed(PriceMode.STREAMING, null);
    }

    @Test
    void holdings_fetched_by_another_read_change_the_subscription() {
        startStreaming();

        portfolio.accept(new HoldingsFetched(
                ID,
                "zerodha",
                "AB1234",
                Rows.of(List.of(SampleShares.of("TCS", "1", "100"), SampleShares.of("WIPRO", "2", "50"))),
                time.instant()));
        time.settle();

        assertThat(stream().keys()).containsExactlyInAnyOrder(SampleShares.key("TCS"), SampleShares.key("WIPRO"));
        assertThat(client.last.complete()).isTrue();
        assertThat(client.shown).containsOnlyKeys("TCS", "WIPRO");
    }

    @Test
    void an_older_answer_changes_nothing() {
        startStreaming();

        portfolio.accept(
                new HoldingsFetched(ID, "zerodha", "AB1234", Rows.of(List.of()), ManualTime.START.minusSeconds(1)));
        time.settle();

        assertThat(stream().keys()).hasSize(2);
        assertFeed(PriceMode.STREAMING, null);
    }

    @Test
    void no_more_listings_are_subscribed_than_a_stream_allows() {
        source.holdings = List.of("A", "B", "C", "D").stream()
                .map(symbol -> SampleShares.of(symbol, "1", "100"))
                .toList();
        startStreaming();

        assertThat(stream().keys())
                .containsExactlyInAnyOrder(SampleShares.key("A"), SampleShares.key("B"), SampleShares.key("C"));
        assertThat(client.shown).hasSize(4);
    }

    @Test
    void the_connection_is_checked_only_after_a_change_or_when_holdings_are_due() {
        startStreaming();
        int checks = source.checks;
        portfolio.refreshIfDue(source.version());
        time.settle();
        assertThat(source.checks).isEqualTo(checks);

        time.advance(config.holdingsInterval());
        portfolio.refreshIfDue(source.version());
        time.settle();
        assertThat(source.checks).isEqualTo(checks + 1);
        assertThat(source.fetches).isEqualTo(2);

        source.tokenVersion = 2;
        portfolio.refreshIfDue(source.version());
        time.settle();
        assertThat(source.checks).isEqualTo(checks + 2);
        assertThat(source.fetches).isEqualTo(2);

        time.advance(Duration.ofDays(1));
        source.reasonUnavailable = "session-ended";
        portfolio.refreshIfDue(source.version());
        time.settle();
        assertFeed(PriceMode.OFF, "session-ended");
    }

    @Test
    void a_failed_refresh_of_the_holdings_keeps_the_stream_open() {
        startStreaming();
        source.failure = refusal(Verdict.TRANSIENT, "broker-down");

        time.advance(config.holdingsInterval());
        portfolio.refreshIfDue(source.version());
        time.settle();

        assertFeed(PriceMode.STREAMING, null);
        assertThat(stream().isClosed()).isFalse();
    }

    @Test
    void a_deleted_connection_closes_all_watches_and_is_no_longer_counted() {
        startStreaming();
        assertThat(portfolio.mode()).contains(PriceMode.STREAMING);
        source.exists = false;

        portfolio.refreshIfDue(null);
        time.settle();

        assertThat(client.closed).isTrue();
        assertThat(stream().isClosed()).isTrue();
        assertThat(watchers.isEmpty()).isTrue();
        assertThat(portfolio.mode()).isEmpty();
    }

    @Test
    void a_closed_portfolio_makes_no_more_calls() {
        startStreaming();
        interrupt(Verdict.TRANSIENT, "broker-unreachable");
        int polls = source.polls;
        int checks = source.checks;

        portfolio.close();
        portfolio.refresh();
        time.advance(Duration.ofHours(1));

        assertThat(stream().isClosed()).isTrue();
        assertThat(source.polls).isEqualTo(polls);
        assertThat(source.checks).isEqualTo(checks);
    }
}
