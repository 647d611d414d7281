package org.brokerconnect.portfolio.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PriceWatchTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Duration QUARTER = Duration.ofMillis(250);
    private static final PriceFeedView STREAMING = new PriceFeedView(ID, PriceMode.STREAMING, null, null, null);
    private static final PriceFeedView OFF = new PriceFeedView(ID, PriceMode.OFF, "session-ended", "Words.", null);

    private final ManualTime time = new ManualTime();
    private final RecordedUpdates page = new RecordedUpdates(time::nanos);
    private final List<PriceWatch> ended = new ArrayList<>();
    private final PriceWatch watch = new PriceWatch(
            "me",
            ID,
            ManualTime.BEGIN.plusSeconds(600),
            UnaryOperator.identity(),
            page,
            new PriceWatch.Surroundings(time, time, QUARTER, time::nanos),
            ended::add);

    private PricedHoldings board = PricedHoldings.of(
            List.of(SampleShares.of("INFY", "1", "100"), SampleShares.of("TCS", "1", "100")), 1, time.instant());
    private WatchState scene = new WatchState(STREAMING, board);

    private void open() {
        watch.open(() -> scene);
    }

    private void tick(String symbol, int price) {
        board = board.ticked(List.of(SampleShares.tick(symbol, Integer.toString(price))), time.instant());
        scene = new WatchState(STREAMING, board);
        watch.look();
    }

    @Test
    void a_page_is_told_how_prices_come_before_it_is_told_prices() {
        open();

        assertThat(page.all).hasSize(2);
        assertThat(page.all.get(0)).isEqualTo(STREAMING);
        assertThat(page.last.complete()).isTrue();
    }

    @Test
    void what_comes_too_early_comes_later_as_one_update() {
        open();
        tick("INFY", 101);
        tick("TCS", 102);
        tick("INFY", 103);
        time.settle();
        assertThat(page.pricesAtNanos).hasSize(1);

        time.advance(QUARTER.minusNanos(1));
        assertThat(page.pricesAtNanos).hasSize(1);
        time.advance(Duration.ofNanos(1));

        assertThat(page.pricesAtNanos).hasSize(2);
        assertThat(page.last.complete()).isFalse();
        assertThat(page.shown.get("INFY")).isEqualByComparingTo("103");
        assertThat(page.shown.get("TCS")).isEqualByComparingTo("102");
        time.advance(Duration.ofMinutes(1));
        assertThat(page.pricesAtNanos).hasSize(2);
    }

    /** Each step: after so many milliseconds this share costs so much; every third time all threads are busy meanwhile. */
    @Property(tries = 200)
    void updates_keep_their_distance_and_the_last_price_always_arrives(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 400) Integer> steps) {
        new PriceWatchTest().go(steps);
    }

    private void go(List<Integer> steps) {
        open();

        for (int i = 0; i < steps.size(); i++) {
            if (i % 3 == 2) {
                time.stall(Duration.ofMillis(steps.get(i)));
            } else {
                time.advance(Duration.ofMillis(steps.get(i)));
            }
            tick(i % 2 == 0 ? "INFY" : "TCS", 100 + steps.get(i));
        }
        time.advance(QUARTER);

        for (int i = 1; i < page.pricesAtNanos.size(); i++) {
            assertThat(page.pricesAtNanos.get(i) - page.pricesAtNanos.get(i - 1))
                    .isGreaterThanOrEqualTo(QUARTER.toNanos());
        }
        PriceUpdate all = board.since(0, ID).orElseThrow();
        assertThat(page.last.totals().value()).isEqualByComparingTo(all.totals().value());
        all.holdings().forEach(row -> assertThat(page.shown.get(row.symbol())).isEqualByComparingTo(row.lastPrice()));
    }

    @Test
    void no_prices_come_while_the_feed_is_off_and_everything_comes_afterwards() {
        open();
        scene = new WatchState(OFF, null);
        watch.look();
        time.advance(Duration.ofMinutes(1));
        assertThat(page.feed()).isEqualTo(OFF);
        assertThat(page.pricesAtNanos).hasSize(1);

        board = PricedHoldings.of(List.of(SampleShares.of("INFY", "1", "99")), board.version() + 1, time.instant());
        scene = new WatchState(STREAMING, board);
        watch.look();
        time.settle();

        assertThat(page.last.complete()).isTrue();
        assertThat(page.shown).containsOnlyKeys("INFY");
    }

    @Test
    void nothing_is_said_twice() {
        open();

        watch.look();
        watch.look();
        time.advance(Duration.ofSeconds(5));

        assertThat(page.all).hasSize(2);
    }

    @Test
    void nobody_is_told_more_than_they_may_know_when_the_right_to_watch_ends() {
        open();

        watch.keepAlive(ManualTime.BEGIN.plusSeconds(599), Duration.ofDays(1));
        time.settle();
        assertThat(page.closed).isFalse();
        watch.keepAlive(ManualTime.BEGIN.plusSeconds(600), Duration.ofDays(1));
        time.settle();

        assertThat(page.closed).isTrue();
        assertThat(ended).containsExactly(watch);
        tick("INFY", 555);
        time.advance(Duration.ofSeconds(5));
        assertThat(page.shown.get("INFY")).isEqualByComparingTo(BigDecimal.valueOf(100));
    }

    @Test
    void a_page_that_is_gone_is_let_go_at_the_next_price() {
        open();
        page.gone = true;

        tick("INFY", 101);
        time.advance(QUARTER);

        assertThat(page.closed).isTrue();
        assertThat(ended).containsExactly(watch);
    }
}
