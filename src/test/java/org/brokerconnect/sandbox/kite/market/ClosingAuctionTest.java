package org.brokerconnect.sandbox.kite.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of the simulated trading day. Times are in India. */
class ClosingAuctionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Instruments INSTRUMENTS = new Instruments(DAY);
    private static final Instrument INFY = INSTRUMENTS.require("NSE:INFY");
    private static final Instrument ETF = INSTRUMENTS.require("NSE:NIFTYBEES");
    private static final Instrument FUTURE = INSTRUMENTS.require("NFO:NIFTY{series}FUT");

    private static Instant ist(String time) {
        return LocalDateTime.parse(time).atZone(Ist.ZONE).toInstant();
    }

    private static Market at(String time) {
        return new Market(INSTRUMENTS, Clock.fixed(ist(time), ZoneOffset.UTC), 1);
    }

    private static List<Double> prices(Instrument instrument, String... times) {
        return Stream.of(times)
                .map(time -> at(DAY + "T" + time).last(instrument))
                .toList();
    }

    @Test
    void a_share_with_derivatives_stands_still_and_has_one_more_price_within_three_percent() {
        List<Double> still = prices(INFY, "15:15:00", "15:16:00", "15:20:00", "15:29:59", "15:30:29");
        List<Double> after = prices(INFY, "15:30:30", "15:31:00", "15:36:00", "15:41:00", "20:00:00");

        assertThat(prices(INFY, "15:14:00", "15:14:30").stream().distinct()).hasSize(2);
        assertThat(still.stream().distinct()).hasSize(1);
        assertThat(after.stream().distinct()).hasSize(1);
        assertThat(after.get(0)).isNotEqualTo(still.get(0));
        assertThat(after.get(0) / still.get(0)).isBetween(0.97, 1.03);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 30, 60, 100})
    void the_auction_stays_within_its_band_on_every_day(int days) {
        LocalDate day = DAY.plusWeeks(days);
        for (Instrument share : INSTRUMENTS.all()) {
            double before = at(day + "T15:20:00").last(share);
            double close = at(day + "T15:45:00").last(share);
            assertThat(close / before).as(share.key()).isBetween(0.97, 1.03);
        }
    }

    @Test
    void other_shares_trade_until_half_past_three_and_derivatives_until_twenty_to_four() {
        assertThat(prices(ETF, "15:16:00", "15:22:00", "15:29:00").stream().distinct())
                .hasSize(3);
        assertThat(prices(ETF, "15:30:00", "15:36:00").stream().distinct()).hasSize(1);
        assertThat(prices(FUTURE, "15:16:00", "15:31:00", "15:36:00", "15:39:59").stream()
                        .distinct())
                .hasSize(4);
        assertThat(prices(FUTURE, "15:40:00", "15:41:00").stream().distinct()).hasSize(1);
    }

    @Test
    void in_the_auction_there_is_no_order_book_and_the_last_trade_is_that_of_the_standstill() {
        Quote auction = at(DAY + "T15:21:00").quote(INFY);
        Quote closed = at(DAY + "T15:36:00").quote(INFY);

        assertThat(auction.bids()).allMatch(level -> level.quantity() == 0);
        assertThat(auction.lastTradeTime()).isEqualTo(ist(DAY + "T15:15:00"));
        assertThat(closed.lastTradeTime()).isEqualTo(ist(DAY + "T15:30:30"));
        assertThat(closed.volume()).isGreaterThan(auction.volume());
        assertThat(at(DAY + "T15:36:00").quote(FUTURE).bids()).allMatch(level -> level.quantity() > 0);
    }

    @Test
    void before_the_third_of_august_there_is_no_auction() {
        assertThat(at("2026-07-31T15:16:00").last(INFY))
                .isNotEqualTo(at("2026-07-31T15:22:00").last(INFY));
        assertThat(at("2026-07-31T15:31:00").last(FUTURE))
                .isEqualTo(at("2026-07-31T15:36:00").last(FUTURE));
    }

    @Test
    void candles_have_a_gap_and_then_the_price_of_the_auction() {
        List<Candles.Candle> minutes = at(DAY + "T16:00:00")
                .candles(INFY)
                .between(ist(DAY + "T15:13:00"), ist(DAY + "T15:59:00"), Interval.MINUTE);

        assertThat(minutes)
                .extracting(candle -> candle.start().toLocalTime().toString())
                .containsExactly("15:13", "15:14", "15:30");
        assertThat(minutes.get(2).close()).isEqualTo(at(DAY + "T16:00:00").last(INFY));
    }

    @Test
    void a_day_can_be_closed_and_a_sunday_opened_until_the_reset() {
        Market holiday = at(DAY + "T12:00:00");
        holiday.setDay(DAY, false);
        assertThat(holiday.isOpen()).isFalse();
        assertThat(holiday.last(INFY)).isEqualTo(at("2026-11-20T20:00:00").last(INFY));
        holiday.reset();
        assertThat(holiday.isOpen()).isTrue();

        Market sunday = at("2026-11-22T12:00:00");
        sunday.setDay(LocalDate.of(2026, 11, 22), true);
        assertThat(sunday.isOpen()).isTrue();
        sunday.setDay(LocalDate.of(2026, 11, 22), null);
        assertThat(sunday.isOpen()).isFalse();
    }
}
