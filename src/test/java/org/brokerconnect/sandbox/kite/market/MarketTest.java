package org.brokerconnect.sandbox.kite.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketTest {
    private static final Instruments INSTRUMENTS = new Instruments(LocalDate.of(2026, 11, 22));
    private static final Instrument INFY = INSTRUMENTS.require("NSE:INFY");

    @Test
    void the_market_is_open_on_weekdays_from_quarter_past_nine_until_derivatives_stop_in_india() {
        assertThat(at("2026-11-23T03:44:59Z").isOpen()).isFalse();
        assertThat(at("2026-11-23T03:45:00Z").isOpen()).isTrue();
        assertThat(at("2026-11-23T10:09:59Z").isOpen()).isTrue();
        assertThat(at("2026-11-23T10:10:00Z").isOpen()).isFalse();
        assertThat(at("2026-11-22T05:00:00Z").isOpen()).isFalse();
    }

    @Test
    void a_price_is_a_function_of_time_and_seed() {
        double now = at("2026-11-23T06:00:00Z").last(INFY);

        assertThat(at("2026-11-23T06:00:00Z").last(INFY)).isEqualTo(now);
        assertThat(new Market(INSTRUMENTS, clock("2026-11-23T06:00:00Z"), 2).last(INFY))
                .isNotEqualTo(now);
        assertThat(at("2026-11-23T06:01:00Z").last(INFY)).isNotEqualTo(now);
    }

    @Test
    void a_price_is_constant_while_the_market_is_closed_and_is_the_previous_close_of_the_next_day() {
        double evening = at("2026-11-20T12:00:00Z").last(INFY);

        assertThat(at("2026-11-22T12:00:00Z").last(INFY)).isEqualTo(evening);
        assertThat(at("2026-11-23T03:00:00Z").last(INFY)).isEqualTo(evening);
        assertThat(at("2026-11-23T06:00:00Z").previousClose(INFY)).isEqualTo(evening);
        assertThat(evening).isEqualTo(INFY.lastPrice());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T06:00:00Z", "2027-06-01T09:00:00Z", "2024-02-29T12:00:00Z"})
    void prices_stay_plausible(String time) {
        for (Instrument instrument : INSTRUMENTS.all()) {
            Quote quote = at(time).quote(instrument);
            assertThat(quote.last()).isBetween(instrument.lastPrice() * 0.3, instrument.lastPrice() * 3);
            assertThat(Math.abs(quote.change()) / quote.close()).isLessThan(0.15);
            assertThat(quote.low()).isLessThanOrEqualTo(Math.min(quote.open(), quote.last()));
            assertThat(quote.high()).isGreaterThanOrEqualTo(Math.max(quote.open(), quote.last()));
        }
    }

    @Test
    void a_share_has_about_the_same_price_on_both_exchanges() {
        Market market = at("2026-11-23T06:00:00Z");

        assertThat(market.last(INSTRUMENTS.require("BSE:INFY")) / market.last(INFY))
                .isBetween(0.999, 1.001);
    }

    @Test
    void a_tick_changes_every_price_also_while_the_market_is_closed() {
        Market market = at("2026-11-23T20:00:00Z");
        List<Double> before = INSTRUMENTS.all().stream().map(market::last).toList();

        market.tick();

        List<Double> after = INSTRUMENTS.all().stream().map(market::last).toList();
        assertThat(before).zipSatisfy(after, (old, now) -> assertThat(now).isNotEqualTo(old));
    }

    @Test
    void a_set_price_stays_until_the_reset() {
        Market market = at("2026-11-23T06:00:00Z");
        double walked = market.last(INFY);

        market.setPrice(INFY, 2000.05);
        assertThat(market.last(INFY)).isEqualTo(2000.05);
        assertThat(market.quote(INFY).high()).isEqualTo(2000.05);
        market.reset();
        assertThat(market.last(INFY)).isEqualTo(walked);
    }

    @Test
    void the_trading_hours_can_be_overridden() {
        Market night = at("2026-11-22T20:00:00Z");
        night.overrideOpen(true);
        assertThat(night.isOpen()).isTrue();
        assertThat(night.quote(INFY).bids().get(0).quantity()).isPositive();

        Market noon = at("2026-11-23T06:00:00Z");
        noon.overrideOpen(false);
        assertThat(noon.isOpen()).isFalse();
        noon.overrideOpen(null);
        assertThat(noon.isOpen()).isTrue();
    }

    @Test
    void candles_are_contiguous_and_end_at_the_last_price() {
        Market market = at("2026-11-23T06:00:10Z");
        Instant now = Instant.parse("2026-11-23T06:00:10Z");

        List<Candles.Candle> minutes =
                market.candles(INFY).between(now.minus(Duration.ofHours(3)), now, Interval.MINUTE);
        List<Candles.Candle> day = market.candles(INFY).between(now.minus(Duration.ofDays(1)), now, Interval.DAY);

        assertThat(minutes).hasSize(136);
        assertThat(minutes.get(135).close()).isEqualTo(market.last(INFY));
        assertThat(minutes.get(0).close()).isEqualTo(minutes.get(1).open());
        assertThat(day).hasSize(1);
        assertThat(day.get(0).high()).isEqualTo(market.quote(INFY).high());
        assertThat(minutes.stream().mapToLong(Candles.Candle::volume).sum())
                .isEqualTo(day.get(0).volume())
                .isEqualTo(market.quote(INFY).volume());
    }

    @Test
    void synthetic_shares_have_prices_until_the_reset() {
        Instruments instruments = new Instruments(LocalDate.of(2026, 11, 22));
        Market market = new Market(instruments, clock("2026-11-23T06:00:00Z"), 1);

        List<Instrument> shares = instruments.addSynthetic(300);

        assertThat(shares).extracting(market::last).allMatch(price -> price > 0);
        assertThat(instruments.byKey("NSE:SYNTH300")).contains(shares.get(299));
        assertThat(shares).allMatch(share -> instruments.byToken(share.token()).isPresent());
        assertThat(instruments.all()).hasSize(INSTRUMENTS.all().size() + 300);
        instruments.reset();
        assertThat(instruments.all()).isEqualTo(INSTRUMENTS.all());
    }

    @Test
    void there_are_no_candles_for_weekends_and_future_times() {
        Instant saturday = Instant.parse("2026-11-21T03:00:00Z");
        Market market = at("2026-11-23T03:45:00Z");

        assertThat(market.candles(INFY).between(saturday, saturday.plus(Duration.ofDays(30)), Interval.HALF_HOUR))
                .hasSize(1);
        assertThat(market.candles(INFY).between(saturday, saturday.plus(Duration.ofDays(1)), Interval.DAY))
                .isEmpty();
    }

    private static Market at(String time) {
        return new Market(INSTRUMENTS, clock(time), 1);
    }

    private static Clock clock(String time) {
        return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    }
}
