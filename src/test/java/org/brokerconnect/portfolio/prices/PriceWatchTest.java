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
    private final RecordedUpdates client = new RecordedUpdates(time::nanos);
    private final List<PriceWatch> ended = new ArrayList<>();
    private final PriceWatch watch = new PriceWatch(
            "me",
            ID,
            ManualTime.START.plusSeconds(600),
            UnaryOperator.identity(),
            client,
            new PriceWatch.Context(time, time, QUARTER, time::nanos),
            ended::add);

    private PricedHoldings holdings = PricedHoldings.of(
            List.of(SampleShares.of("INFY", "1", "100"), SampleShares.of("TCS", "1", "100")), 1, time.instant());
    private WatchState state = new WatchState(STREAMING, holdings);

    private void open() {
        watch.open(() -> state);
    }

    private void tick(String symbol, int price) {
        holdings = holdings.withTicks(List.of(SampleShares.tick(symbol, Integer.toString(price))), time.instant());
        state = new WatchState(STREAMING, holdings);
        watch.requestUpdate();
    }

    @Test
    void the_mode_is_sent_before_the_prices() {
        open();

        assertThat(client.all).hasSize(2);
        assertThat(client.all.get(0)).isEqualTo(STREAMING);
        assertThat(client.last.complete()).isTrue();
    }

    @Test
    void changes_within_the_update_interval_are_sent_as_one_update_at_its_end() {
        open();
        tick("INFY", 101);
        tick("TCS", 102);
        tick("INFY", 103);
        time.settle();
        assertThat(client.pricesAtNanos).hasSize(1);

        time.advance(QUARTER.minusNanos(1));
        assertThat(client.pricesAtNanos).hasSize(1);
        time.advance(Duration.ofNanos(1));

        assertThat(client.pricesAtNanos).hasSize(2);
        assertThat(client.last.complete()).isFalse();
        assertThat(client.shown.get("INFY")).isEqualByComparingTo("103");
        assertThat(client.shown.get("TCS")).isEqualByComparingTo("102");
        time.advance(Duration.ofMinutes(1));
        assertThat(client.pricesAtNanos).hasSize(2);
    }

    /**
     * Each step is a delay in milliseconds followed by a tick; in every third step no thread is free during the
     * delay.
     */
    @Property(tries = 200)
    void updates_are_at_least_an_interval_apart_and_the_last_price_always_arrives(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 400) Integer> steps) {
        new PriceWatchTest().sendAll(steps);
    }

    private void sendAll(List<Integer> steps) {
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

        for (int i = 1; i < client.pricesAtNanos.size(); i++) {
            assertThat(client.pricesAtNanos.get(i) - client.pricesAtNanos.get(i - 1))
                    .isGreaterThanOrEqualTo(QUARTER.toNanos());
        }
        PriceUpdate all = holdings.updateSince(0, ID).orElseThrow();
        assertThat(client.last.totals().value())
                .isEqualByComparingTo(all.totals().value());
        all.holdings().forEach(row -> assertThat(client.shown.get(row.symbol())).isEqualByComparingTo(row.lastPrice()));
    }

    @Test
    void no_prices_are_sent_while_the_feed_is_off_and_all_of_them_afterwards() {
        open();
        state = new WatchState(OFF, null);
        watch.requestUpdate();
        time.advance(Duration.ofMinutes(1));
        assertThat(client.feed()).isEqualTo(OFF);
        assertThat(client.pricesAtNanos).hasSize(1);

        holdings =
                PricedHoldings.of(List.of(SampleShares.of("INFY", "1", "99")), holdings.version() + 1, time.instant());
        state = new WatchState(STREAMING, holdings);
        watch.requestUpdate();
        time.settle();

        assertThat(client.last.complete()).isTrue();
        assertThat(client.shown).containsOnlyKeys("INFY");
    }

    @Test
    void nothing_is_sent_twice() {
        open();

        watch.requestUpdate();
        watch.requestUpdate();
        time.advance(Duration.ofSeconds(5));

        assertThat(client.all).hasSize(2);
    }

    @Test
    void the_watch_ends_when_the_bearer_token_expires() {
        open();

        watch.keepAlive(ManualTime.START.plusSeconds(599), Duration.ofDays(1));
        time.settle();
        assertThat(client.closed).isFalse();
        watch.keepAlive(ManualTime.START.plusSeconds(600), Duration.ofDays(1));
        time.settle();

        assertThat(client.closed).isTrue();
        assertThat(ended).containsExactly(watch);
        tick("INFY", 555);
        time.advance(Duration.ofSeconds(5));
        assertThat(client.shown.get("INFY")).isEqualByComparingTo(BigDecimal.valueOf(100));
    }

    @Test
    void a_client_that_disconnected_is_removed_at_the_next_price() {
        open();
        client.disconnected = true;

        tick("INFY", 101);
        time.advance(QUARTER);

        assertThat(client.closed).isTrue();
        assertThat(ended).containsExactly(watch);
    }
}
