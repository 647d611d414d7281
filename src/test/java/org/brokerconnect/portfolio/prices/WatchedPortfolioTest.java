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
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.junit.jupiter.api.Test;

class WatchedPortfolioTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Duration POLL = Duration.ofSeconds(3);

    private final ManualTime time = new ManualTime();
    private final ManualPriceSource source = new ManualPriceSource(ID, time);
    private final AtomicInteger ticks = new AtomicInteger();
    private final PriceConfig config = new PriceConfig(8, 15, 250, 3_000, 60, 2_000);
    private final Watchers audience = new Watchers();
    private final WatchedPortfolio desk = new WatchedPortfolio(
            "me",
            ID,
            audience,
            new WatchedPortfolio.Surroundings(source, config, time, time, time::nanos, time, ticks::addAndGet));
    private final RecordedUpdates page = new RecordedUpdates(time::nanos);

    private static BrokerException refusal(Verdict verdict, String code) {
        return new BrokerException(verdict, code, "for a test");
    }

    private void open() {
        PriceWatch.Surroundings around = new PriceWatch.Surroundings(time, time, config.updateInterval(), time::nanos);
        PriceWatch watch = new PriceWatch(
                "me",
                ID,
                ManualTime.BEGIN.plus(Duration.ofDays(30)),
                feed -> feed.inWords(Locale.ENGLISH, "Zerodha"),
                page,
                around,
                audience::leave);
        audience.join(watch);
        watch.open(audience::scene);
        desk.look();
        time.settle();
    }

    private FakeStream stream() {
        return source.streams.opened().get(source.streams.opened().size() - 1);
    }

    private void stream(FakeStream opened) {
        opened.listener().opened();
        time.settle();
    }

    private void streaming() {
        open();
        stream(stream());
        assertThat(page.feed().mode()).isEqualTo(PriceMode.STREAMING);
        time.advance(Duration.ofSeconds(1));
    }

    private void interrupt(Verdict verdict, String code) {
        stream().listener().interrupted(refusal(verdict, code));
        time.settle();
    }

    private void isFeed(PriceMode mode, String reason) {
        assertThat(page.feed().mode()).isEqualTo(mode);
        assertThat(page.feed().reason()).isEqualTo(reason);
        assertThat(page.feed().message() == null).isEqualTo(reason == null);
    }

    private void look() {
        desk.look();
        time.settle();
    }

    @Test
    void a_stream_is_opened_for_what_is_owned_and_nothing_is_said_before_it_is_known_what_becomes_of_it() {
        open();
        assertThat(stream().keys()).containsExactlyInAnyOrder(SampleShares.key("INFY"), SampleShares.key("TCS"));
        assertThat(page.all).isEmpty();

        stream(stream());

        isFeed(PriceMode.STREAMING, null);
        assertThat(page.last.complete()).isTrue();
        assertThat(source.polls).isZero();
    }

    @Test
    void ticks_are_told_and_counted() {
        streaming();

        stream().listener().ticked(List.of(SampleShares.tick("INFY", "101"), SampleShares.tick("TCS", "99")));
        time.settle();

        assertThat(page.last.totals().value()).isEqualByComparingTo("200");
        assertThat(page.shown.get("TCS")).isEqualByComparingTo("99");
        assertThat(ticks).hasValue(2);
    }

    @Test
    void a_stream_that_opens_too_slowly_is_helped_out_by_asking_until_it_is_there() {
        open();
        source.quotes.put(SampleShares.listing("INFY"), new BigDecimal("105"));

        time.advance(PriceSocket.PATIENCE);
        isFeed(PriceMode.POLLING, "broker-slow");
        assertThat(page.shown.get("INFY")).isEqualByComparingTo("105");
        stream(stream());

        isFeed(PriceMode.STREAMING, null);
        time.advance(POLL.multipliedBy(3));
        assertThat(source.polls).isEqualTo(1);
    }

    @Test
    void when_the_stream_is_lost_the_page_is_told_at_once_and_prices_are_asked_for_until_it_is_back() {
        streaming();

        stream().listener().interrupted(refusal(Verdict.TRANSIENT, "broker-connection-lost"));
        assertThat(audience.scene().feed().mode()).isEqualTo(PriceMode.POLLING);
        time.settle();
        assertThat(source.polls).isEqualTo(1);
        source.quotes.put(SampleShares.listing("TCS"), new BigDecimal("98"));
        time.advance(POLL);

        isFeed(PriceMode.POLLING, "broker-connection-lost");
        assertThat(source.polls).isEqualTo(2);
        assertThat(page.shown.get("TCS")).isEqualByComparingTo("98");
        stream(stream());
        isFeed(PriceMode.STREAMING, null);
        time.advance(POLL.multipliedBy(3));
        assertThat(source.polls).isEqualTo(2);
    }

    @Test
    void no_room_for_another_stream_means_asking() {
        open();

        interrupt(Verdict.RATE, "price-streams-full");

        isFeed(PriceMode.POLLING, "price-streams-full");
        assertThat(page.last.complete()).isTrue();
    }

    @Test
    void a_plan_without_prices_is_off_for_good_and_was_never_anything_else() {
        source.quoteTrouble = refusal(Verdict.PERMISSION, "permission-missing");
        open();

        stream().listener().refused(refusal(Verdict.PERMISSION, "stream-refused"));
        time.advance(Duration.ofHours(1));

        isFeed(PriceMode.OFF, "permission-missing");
        assertThat(page.feeds()).hasSize(1);
        assertThat(page.feed().retryAt()).isNull();
        assertThat(page.pricesAtNanos).isEmpty();
        assertThat(source.polls).isEqualTo(1);
    }

    @Test
    void a_stream_that_is_refused_while_quotes_are_not_means_asking() {
        open();

        stream().listener().refused(refusal(Verdict.PERMISSION, "stream-refused"));
        time.settle();

        isFeed(PriceMode.POLLING, "stream-refused");
    }

    @Test
    void a_broker_that_answers_no_quotes_is_asked_ever_less_often_and_the_page_knows_when() {
        streaming();
        source.quoteTrouble = refusal(Verdict.TRANSIENT, "broker-down");

        interrupt(Verdict.TRANSIENT, "broker-unreachable");

        for (int pause : new int[] {5, 10, 20, 40, 60, 60}) {
            isFeed(PriceMode.OFF, "broker-down");
            assertThat(page.feed().retryAt()).isEqualTo(time.instant().plusSeconds(pause));
            int before = source.polls;
            time.advance(Duration.ofSeconds(pause));
            assertThat(source.polls).isEqualTo(before + 1);
        }
        source.quoteTrouble = null;
        time.advance(Duration.ofMinutes(1));
        isFeed(PriceMode.POLLING, "broker-unreachable");
    }

    @Test
    void a_broker_that_wants_fewer_questions_gets_fewer_and_what_is_shown_stays() {
        streaming();
        source.quoteTrouble = refusal(Verdict.RATE, "rate-limited");

        interrupt(Verdict.TRANSIENT, "broker-unreachable");

        isFeed(PriceMode.POLLING, "rate-limited");
        assertThat(page.feed().retryAt()).isEqualTo(time.instant().plusSeconds(5));
        assertThat(audience.scene().board()).isNotNull();
    }

    @Test
    void renewed_tokens_are_swapped_in_place() {
        streaming();
        source.tokenVersion = 2;

        look();

        assertThat(source.streams.opened()).hasSize(1);
        assertThat(stream().tokens().access().reveal()).isEqualTo("access token 2");
        assertThat(page.feeds()).hasSize(1);
    }

    @Test
    void another_apps_credentials_need_another_stream() {
        streaming();
        FakeStream old = stream();
        source.credentialsVersion = 2;
        source.tokenVersion = 2;

        look();

        assertThat(source.streams.opened()).hasSize(2);
        assertThat(old.isClosed()).isTrue();
        old.listener().ticked(List.of(SampleShares.tick("INFY", "7")));
        old.listener().interrupted(refusal(Verdict.TRANSIENT, "broker-slow"));
        time.settle();
        assertThat(page.shown.get("INFY")).isEqualByComparingTo("100");
        stream(stream());
        isFeed(PriceMode.STREAMING, null);
    }

    @Test
    void a_session_that_ends_takes_the_stream_along_and_another_one_begins_afresh() {
        streaming();
        source.off = "session-ended";
        look();
        isFeed(PriceMode.OFF, "session-ended");
        assertThat(stream().isClosed()).isTrue();
        assertThat(desk.hasSocket()).isFalse();
        assertThat(audience.scene().board()).isNull();

        source.off = null;
        source.tokenVersion = 3;
        look();
        stream(stream());
        time.advance(Duration.ofSeconds(1));

        isFeed(PriceMode.STREAMING, null);
        assertThat(page.last.complete()).isTrue();
        assertThat(page.pricesAtNanos).hasSize(2);
    }

    @Test
    void a_portfolio_that_cannot_be_read_is_read_again_later() {
        source.trouble = refusal(Verdict.TRANSIENT, "broker-down");
        open();
        isFeed(PriceMode.OFF, "broker-down");
        assertThat(page.feed().retryAt()).isEqualTo(time.instant().plusSeconds(5));
        assertThat(source.streams.opened()).isEmpty();

        source.trouble = null;
        time.advance(Duration.ofSeconds(5));
        stream(stream());

        isFeed(PriceMode.STREAMING, null);
    }

    @Test
    void an_empty_portfolio_takes_no_stream_from_others() {
        source.holdings = List.of();
        open();
        isFeed(PriceMode.OFF, "no-holdings");
        assertThat(source.streams.opened()).isEmpty();

        source.holdings = List.of(SampleShares.of("INFY", "1", "100"));
        time.advance(config.holdingsInterval());
        stream(stream());

        isFeed(PriceMode.STREAMING, null);
    }

    @Test
    void what_somebody_reads_meanwhile_changes_what_is_followed() {
        streaming();

        desk.heard(new HoldingsFetched(
                ID,
                "zerodha",
                "AB1234",
                List.of(SampleShares.of("TCS", "1", "100"), SampleShares.of("WIPRO", "2", "50")),
                time.instant()));
        time.settle();

        assertThat(stream().keys()).containsExactlyInAnyOrder(SampleShares.key("TCS"), SampleShares.key("WIPRO"));
        assertThat(page.last.complete()).isTrue();
        assertThat(page.shown).containsOnlyKeys("TCS", "WIPRO");
    }

    @Test
    void an_answer_that_was_overtaken_changes_nothing() {
        streaming();

        desk.heard(new HoldingsFetched(ID, "zerodha", "AB1234", List.of(), ManualTime.BEGIN.minusSeconds(1)));
        time.settle();

        assertThat(stream().keys()).hasSize(2);
        isFeed(PriceMode.STREAMING, null);
    }

    @Test
    void as_many_listings_are_followed_as_fit_into_a_stream() {
        source.holdings = List.of("A", "B", "C", "D").stream()
                .map(symbol -> SampleShares.of(symbol, "1", "100"))
                .toList();
        streaming();

        assertThat(stream().keys())
                .containsExactlyInAnyOrder(SampleShares.key("A"), SampleShares.key("B"), SampleShares.key("C"));
        assertThat(page.shown).hasSize(4);
    }

    @Test
    void it_looks_again_when_something_changed_or_is_due_and_else_never() {
        streaming();
        int looks = source.looks;
        desk.lookIfDue(source.mark());
        time.settle();
        assertThat(source.looks).isEqualTo(looks);

        time.advance(config.holdingsInterval());
        desk.lookIfDue(source.mark());
        time.settle();
        assertThat(source.looks).isEqualTo(looks + 1);
        assertThat(source.reads).isEqualTo(2);

        source.tokenVersion = 2;
        desk.lookIfDue(source.mark());
        time.settle();
        assertThat(source.looks).isEqualTo(looks + 2);
        assertThat(source.reads).isEqualTo(2);

        time.advance(Duration.ofDays(1));
        source.off = "session-ended";
        desk.lookIfDue(source.mark());
        time.settle();
        isFeed(PriceMode.OFF, "session-ended");
    }

    @Test
    void a_refresh_that_fails_leaves_the_stream_alone() {
        streaming();
        source.trouble = refusal(Verdict.TRANSIENT, "broker-down");

        time.advance(config.holdingsInterval());
        desk.lookIfDue(source.mark());
        time.settle();

        isFeed(PriceMode.STREAMING, null);
        assertThat(stream().isClosed()).isFalse();
    }

    @Test
    void a_connection_that_is_gone_ends_everything() {
        streaming();
        source.exists = false;

        desk.lookIfDue(null);
        time.settle();

        assertThat(page.closed).isTrue();
        assertThat(stream().isClosed()).isTrue();
        assertThat(audience.isEmpty()).isTrue();
    }

    @Test
    void a_desk_that_is_closed_asks_nothing_any_more() {
        streaming();
        interrupt(Verdict.TRANSIENT, "broker-unreachable");
        int polls = source.polls;
        int looks = source.looks;

        desk.close();
        desk.look();
        time.advance(Duration.ofHours(1));

        assertThat(stream().isClosed()).isTrue();
        assertThat(source.polls).isEqualTo(polls);
        assertThat(source.looks).isEqualTo(looks);
    }
}
