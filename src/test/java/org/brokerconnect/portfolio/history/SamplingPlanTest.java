package org.brokerconnect.portfolio.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.brokerconnect.market.MarketCalendar;
import org.brokerconnect.market.MarketHours;
import org.brokerconnect.market.TestMarkets;
import org.brokerconnect.market.TradingDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The fake broker trades from 08:00 to 16:00 UTC on every day except Sundays; closing prices are settled at 17:00.
 * 2026-11-21 is a Saturday.
 */
class SamplingPlanTest {

    private static final MarketCalendar CALENDAR = TestMarkets.FAKE.calendar("fake");

    private final SamplingPlan plan = plan(15);

    private static SamplingPlan plan(int intervalMinutes) {
        return new SamplingPlan(new HistoryConfig(intervalMinutes, 1, 1, 1), new Random(7)::nextLong);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T07:59:59Z, 2026-11-20T08:00:00Z, 15",
        "2026-11-20T00:00:00Z, 2026-11-20T08:00:00Z, 15",
        "2026-11-20T15:50:00Z, 2026-11-20T17:00:00Z, 15",
        "2026-11-20T16:30:00Z, 2026-11-20T17:00:00Z, 15",
        "2026-11-20T16:59:59Z, 2026-11-20T17:00:00Z, 15",
        "2026-11-20T17:00:00Z, 2026-11-21T08:00:00Z, 15",
        "2026-11-20T23:59:59Z, 2026-11-21T08:00:00Z, 15",
        "2026-11-21T17:00:01Z, 2026-11-23T08:00:00Z, 15",
        "2026-11-22T12:00:00Z, 2026-11-23T08:00:00Z, 15",
        "2026-11-20T07:00:00Z, 2026-11-20T08:00:00Z, 600",
        "2026-11-20T08:00:00Z, 2026-11-20T17:00:00Z, 600"
    })
    void outside_market_hours_the_next_sample_is_soon_after_the_opening_or_the_settlement(
            Instant now, Instant expected, int intervalMinutes) {
        assertThat(plan(intervalMinutes).next(CALENDAR, now))
                .isBetween(expected, expected.plus(Duration.ofMinutes(Math.min(intervalMinutes, 30))));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T08:00:00Z", "2026-11-20T12:00:00Z", "2026-11-20T15:40:00Z"})
    void during_market_hours_the_next_sample_is_after_an_interval(Instant now) {
        assertThat(plan.next(CALENDAR, now))
                .isBetween(now.plus(Duration.ofMinutes(12)), now.plus(Duration.ofMinutes(18)));
    }

    @Test
    void a_failed_sample_is_retried_after_an_interval_at_any_time() {
        Instant evening = Instant.parse("2026-11-20T19:00:00Z");

        assertThat(plan.retryAt(evening))
                .isBetween(evening.plus(Duration.ofMinutes(12)), evening.plus(Duration.ofMinutes(18)));
    }

    @Test
    void before_settlement_a_value_is_fresh_for_half_an_interval_and_afterwards_if_it_has_closing_prices() {
        TradingDay day = CALENDAR.tradingDay(LocalDate.of(2026, 11, 20)).orElseThrow();

        assertThat(plan.freshSince(day, Instant.parse("2026-11-20T12:00:00Z"))).isEqualTo("2026-11-20T11:52:30Z");
        assertThat(plan.freshSince(day, Instant.parse("2026-11-20T16:59:59Z"))).isEqualTo("2026-11-20T16:52:29Z");
        assertThat(plan.freshSince(day, day.settled())).isEqualTo(day.settled());
        assertThat(plan.freshSince(day, Instant.parse("2026-11-20T22:00:00Z"))).isEqualTo(day.settled());
    }

    @Test
    void a_calendar_without_trading_days_is_checked_every_30_days() {
        MarketCalendar closed = MarketHours.of("""
                        {"updated": "2026-01-01", "markets": [{
                          "id": "closed", "name": "Closed", "zone": "UTC",
                          "weekend": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
                          "segments": [{
                            "segment": "OTHER_STOCKS", "covered": {"from": "2000-01-01", "to": "2099-12-31"},
                            "hours": [{"from": "2000-01-01", "source": "a test", "sessions": [
                              {"phase": "OPEN", "from": "08:00", "to": "16:00"}]}]
                          }]
                        }]}
                        """, Duration.ofHours(1)).calendar("closed");
        Instant now = Instant.parse("2026-11-20T12:00:00Z");

        assertThat(plan.next(closed, now)).isEqualTo(now.plus(Duration.ofDays(30)));
    }

    @Property
    void the_next_sample_is_in_the_future_and_skips_no_trading_day(
            @ForAll @LongRange(min = 1_600_000_000, max = 2_000_000_000) long epochSecond,
            @ForAll @IntRange(min = 1, max = 1440) int intervalMinutes) {
        Instant now = Instant.ofEpochSecond(epochSecond);

        Instant next = plan(intervalMinutes).next(CALENDAR, now);

        assertThat(next).isAfter(now).isBefore(now.plus(Duration.ofHours(40)));
        assertThat(CALENDAR.tradingDayAt(next))
                .as("a time at which there is a value to sample")
                .isPresent();
    }
}
