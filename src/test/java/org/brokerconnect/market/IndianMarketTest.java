package org.brokerconnect.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The facts of the file in the WAR. All times are in India. */
class IndianMarketTest {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final MarketCalendar market = TestMarkets.india();

    private static Instant at(String time) {
        return java.time.LocalDateTime.parse(time).atZone(INDIA).toInstant();
    }

    private MarketStatus status(MarketSegment segment, String time) {
        return market.status(segment, at(time));
    }

    @ParameterizedTest
    @CsvSource({
        "AUCTION_STOCKS, 2026-11-23T08:59:59, CLOSED,",
        "AUCTION_STOCKS, 2026-11-23T09:00, PRE_OPEN, ORDER_ENTRY",
        "AUCTION_STOCKS, 2026-11-23T09:06, PRE_OPEN, LIMIT_ORDERS",
        "AUCTION_STOCKS, 2026-11-23T09:14:59, PRE_OPEN, BUFFER",
        "AUCTION_STOCKS, 2026-11-23T09:15, OPEN,",
        "AUCTION_STOCKS, 2026-11-23T15:14:59, OPEN,",
        "AUCTION_STOCKS, 2026-11-23T15:15, CLOSING_AUCTION, REFERENCE_PRICE",
        "AUCTION_STOCKS, 2026-11-23T15:20, CLOSING_AUCTION, ORDER_ENTRY",
        "AUCTION_STOCKS, 2026-11-23T15:25, CLOSING_AUCTION, LIMIT_ORDERS",
        "AUCTION_STOCKS, 2026-11-23T15:31, CLOSING_AUCTION, MATCHING",
        "AUCTION_STOCKS, 2026-11-23T15:36, CLOSED,",
        "AUCTION_STOCKS, 2026-11-23T15:50, POST_CLOSE,",
        "AUCTION_STOCKS, 2026-11-23T16:00, CLOSED,",
        "OTHER_STOCKS, 2026-11-23T15:16, OPEN,",
        "OTHER_STOCKS, 2026-11-23T15:31, CLOSED,",
        "EQUITY_DERIVATIVES, 2026-11-23T15:36, OPEN,",
        "EQUITY_DERIVATIVES, 2026-11-23T15:41, CLOSED,",
        // before the auction
        "AUCTION_STOCKS, 2026-07-31T15:16, OPEN,",
        "AUCTION_STOCKS, 2026-07-31T15:45, POST_CLOSE,",
        "EQUITY_DERIVATIVES, 2026-07-31T15:31, CLOSED,",
        "AUCTION_STOCKS, 2026-08-03T15:16, CLOSING_AUCTION, REFERENCE_PRICE",
        "AUCTION_STOCKS, 2026-09-04T09:06, PRE_OPEN, ORDER_ENTRY",
        "AUCTION_STOCKS, 2026-09-07T09:06, PRE_OPEN, LIMIT_ORDERS",
        // days that are not as the week
        "AUCTION_STOCKS, 2026-01-15T12:00, CLOSED,",
        "AUCTION_STOCKS, 2026-02-01T12:00, OPEN,",
        "AUCTION_STOCKS, 2026-11-08T18:30, UNKNOWN,",
        "AUCTION_STOCKS, 2026-11-10T12:00, CLOSED,",
        "AUCTION_STOCKS, 2026-11-15T12:00, CLOSED,",
        "EQUITY_DERIVATIVES, 2026-12-25T12:00, CLOSED,",
        // not covered
        "AUCTION_STOCKS, 2025-12-31T12:00, UNKNOWN,",
        "AUCTION_STOCKS, 2027-01-01T12:00, UNKNOWN,",
        "AUCTION_STOCKS, 2027-01-03T12:00, UNKNOWN,",
        "COMMODITY_DERIVATIVES, 2026-11-02T12:00, UNKNOWN,",
        "COMMODITY_DERIVATIVES, 2026-06-26T12:00, UNKNOWN,",
        // other segments
        "COMMODITY_DERIVATIVES, 2026-02-27T23:40, OPEN,",
        "COMMODITY_DERIVATIVES, 2026-03-09T23:40, CLOSED,",
        "COMMODITY_DERIVATIVES, 2026-01-15T12:00, CLOSED,",
        "COMMODITY_DERIVATIVES, 2026-01-15T18:00, OPEN,",
        "COMMODITY_DERIVATIVES, 2026-02-01T16:59, OPEN,",
        "CURRENCY_DERIVATIVES, 2026-04-01T12:00, CLOSED,",
        "CURRENCY_DERIVATIVES, 2026-11-23T16:59, OPEN,",
        "AUCTION_STOCKS, 2026-04-01T12:00, OPEN,"
    })
    void the_phase_follows_segment_date_and_time(
            MarketSegment segment, String time, MarketPhase phase, AuctionStep step) {
        MarketStatus status = status(segment, time);

        assertThat(status.phase()).isEqualTo(phase);
        assertThat(status.step()).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({
        // now, trading day of the prices, prices as of, opens
        "2026-11-23T12:00, 2026-11-23,, 2026-11-25T09:15",
        "2026-11-23T15:16, 2026-11-23, 2026-11-23T15:15, 2026-11-25T09:15",
        "2026-11-23T15:31, 2026-11-23,, 2026-11-25T09:15",
        "2026-11-23T15:36, 2026-11-23, 2026-11-23T15:35, 2026-11-25T09:15",
        "2026-11-24T12:00, 2026-11-23, 2026-11-23T15:35, 2026-11-25T09:15",
        "2026-11-25T09:14, 2026-11-23, 2026-11-23T15:35, 2026-11-25T09:15",
        "2026-11-29T12:00, 2026-11-27, 2026-11-27T15:35, 2026-11-30T09:15",
        "2026-02-01T18:00, 2026-02-01, 2026-02-01T15:30, 2026-02-02T09:15",
        "2026-01-31T18:00, 2026-01-30, 2026-01-30T15:30, 2026-02-01T09:15",
        // what lies beyond a day of unknown hours is not known
        "2026-11-07T12:00, 2026-11-06, 2026-11-06T15:35,",
        "2026-11-08T12:00,,,",
        "2026-11-09T09:00,,, 2026-11-09T09:15",
        "2026-12-31T18:00, 2026-12-31, 2026-12-31T15:35,",
        "2027-01-04T12:00,,,"
    })
    void the_status_names_the_day_of_the_prices_and_the_next_opening(
            String now, LocalDate tradingDay, String pricesAsOf, String opens) {
        MarketStatus status = status(MarketSegment.AUCTION_STOCKS, now);

        assertThat(status.tradingDay()).isEqualTo(tradingDay);
        assertThat(status.pricesAsOf()).isEqualTo(pricesAsOf == null ? null : at(pricesAsOf));
        if (status.phase() != MarketPhase.OPEN) {
            assertThat(status.opens()).isEqualTo(opens == null ? null : at(opens));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // read at, now, trading day, prices as of
        "2026-11-19T12:00, 2026-11-23T12:00, 2026-11-19, 2026-11-19T12:00",
        "2026-11-19T18:00, 2026-11-23T12:00, 2026-11-19, 2026-11-19T15:35",
        "2026-11-23T11:59, 2026-11-23T12:00, 2026-11-23,",
        "2026-11-23T15:14:59, 2026-11-23T15:15:01, 2026-11-23, 2026-11-23T15:14:59",
        "2026-11-22T12:00, 2026-11-24T12:00, 2026-11-20, 2026-11-20T15:35"
    })
    void saved_prices_are_as_of_their_own_time(String readAt, String now, LocalDate tradingDay, String pricesAsOf) {
        MarketStatus status = market.status(MarketSegment.AUCTION_STOCKS, at(now), at(readAt));

        assertThat(status.tradingDay()).isEqualTo(tradingDay);
        assertThat(status.pricesAsOf()).isEqualTo(pricesAsOf == null ? null : at(pricesAsOf));
    }

    @Test
    void a_holiday_has_a_name_and_a_weekend_has_none() {
        assertThat(status(MarketSegment.AUCTION_STOCKS, "2026-12-25T12:00").closedFor())
                .isEqualTo("Christmas");
        assertThat(status(MarketSegment.AUCTION_STOCKS, "2026-11-29T12:00").closedFor())
                .isNull();
        assertThat(status(MarketSegment.AUCTION_STOCKS, "2026-02-01T18:00").closedFor())
                .isNull();
    }

    @Test
    void an_open_market_names_its_next_change_and_no_opening() {
        MarketStatus open = status(MarketSegment.AUCTION_STOCKS, "2026-11-23T12:00");

        assertThat(open.opens()).isNull();
        assertThat(open.nextChange()).isEqualTo(at("2026-11-23T15:15"));
        assertThat(open.nextPhase()).isEqualTo(MarketPhase.CLOSING_AUCTION);
        assertThat(status(MarketSegment.AUCTION_STOCKS, "2026-11-28T12:00").nextChange())
                .isEqualTo(at("2026-11-30T09:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 09:15, 15:40, 16:05, true",
        "2026-07-31, 09:15, 15:30, 15:55, true",
        "2026-02-01, 09:15, 15:30, 15:55, true",
        "2026-11-08, 09:15, 23:30, 23:55, false",
        "2027-01-04, 09:15, 15:40, 16:05, false",
        "2025-12-31, 09:15, 15:30, 15:55, false"
    })
    void a_trading_day_ends_with_its_last_segment(
            LocalDate date, LocalTime opens, LocalTime closes, LocalTime settled, boolean certain) {
        assertThat(market.tradingDay(date))
                .contains(new TradingDay(
                        date, at(date + "T" + opens), at(date + "T" + closes), at(date + "T" + settled), certain));
    }

    @Test
    void closed_days_are_no_trading_days() {
        assertThat(List.of("2026-01-15", "2026-01-26", "2026-11-10", "2026-11-15", "2026-12-25", "2027-01-03"))
                .allSatisfy(date ->
                        assertThat(market.tradingDay(LocalDate.parse(date))).isEmpty());
    }

    @Test
    void prices_belong_to_a_day_from_its_opening_until_midnight() {
        assertThat(market.tradingDayAt(at("2026-11-23T09:14:59"))).isEmpty();
        assertThat(market.tradingDayAt(at("2026-11-23T09:15"))).isPresent();
        assertThat(market.tradingDayAt(at("2026-11-23T23:59:59"))).isPresent();
        assertThat(market.tradingDayAt(at("2026-11-24T00:00"))).isEmpty();
    }
}
