package org.brokerconnect.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hours of US shares in the shipped file: New York's time, daylight saving, holidays and early closes. */
class UsMarketTest {

    private final MarketCalendar us = TestMarkets.SHIPPED.calendar("us");

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T09:29:59, CLOSED",
        "2026-11-25T09:30, OPEN",
        "2026-11-25T15:59:59, OPEN",
        "2026-11-25T16:00, CLOSED",
        "2026-11-26T12:00, CLOSED",
        "2026-11-27T12:59:59, OPEN",
        "2026-11-27T13:00, CLOSED",
        "2026-12-24T13:00, CLOSED",
        "2026-12-25T12:00, CLOSED",
        "2026-11-28T12:00, CLOSED",
        "2026-07-02T14:00, OPEN",
        "2026-07-03T12:00, CLOSED",
        "2027-06-18T12:00, CLOSED",
        "2027-11-26T13:00, CLOSED",
        "2027-12-24T12:00, CLOSED",
        "2027-12-23T15:00, OPEN",
        "2028-01-03T12:00, UNKNOWN"
    })
    void shares_trade_by_new_york_s_time_except_on_holidays_and_after_early_closes(
            LocalDateTime local, MarketPhase phase) {
        Instant instant = local.atZone(ZoneId.of("America/New_York")).toInstant();

        assertThat(us.status(MarketSegment.AUCTION_STOCKS, instant).phase()).isEqualTo(phase);
        assertThat(us.status(MarketSegment.EQUITY_DERIVATIVES, instant).phase()).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T14:30:00Z, OPEN",
        "2026-03-06T14:29:59Z, CLOSED",
        "2026-03-09T13:30:00Z, OPEN",
        "2026-03-09T13:29:59Z, CLOSED",
        "2026-10-30T13:30:00Z, OPEN",
        "2026-11-02T13:30:00Z, CLOSED",
        "2026-11-02T14:30:00Z, OPEN"
    })
    void the_opening_follows_daylight_saving(Instant instant, MarketPhase phase) {
        assertThat(us.status(MarketSegment.OTHER_STOCKS, instant).phase()).isEqualTo(phase);
    }
}
