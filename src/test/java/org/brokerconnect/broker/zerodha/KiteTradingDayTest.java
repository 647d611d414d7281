package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.brokerconnect.broker.TradingDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When shares are traded in India, without holidays, which Kite does not publish. 2026-11-24 is a Tuesday. */
class KiteTradingDayTest {

    private final KiteCalendar calendar = new KiteCalendar();

    @Test
    void shares_are_traded_from_a_quarter_past_nine_and_settled_at_four() {
        assertThat(calendar.tradingDay(LocalDate.of(2026, 11, 24)))
                .contains(new TradingDay(
                        LocalDate.of(2026, 11, 24),
                        Instant.parse("2026-11-24T03:45:00Z"),
                        Instant.parse("2026-11-24T10:00:00Z"),
                        Instant.parse("2026-11-24T10:30:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2026-11-22", "2026-11-28", "2027-02-28"})
    void there_is_no_trading_on_weekends(LocalDate weekend) {
        assertThat(calendar.tradingDay(weekend)).isEmpty();
    }

    @Test
    void a_holiday_counts_as_a_trading_day() {
        assertThat(calendar.tradingDay(LocalDate.of(2026, 12, 25))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T18:29:59Z, 2026-11-24",
        "2026-11-24T18:30:00Z, 2026-11-25",
        "2026-11-24T00:00:00Z, 2026-11-24",
        "2026-12-31T18:30:00Z, 2027-01-01"
    })
    void the_date_is_in_indias_time_zone(Instant instant, LocalDate date) {
        assertThat(calendar.dateOf(instant)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T03:45:00Z, 2026-11-24",
        "2026-11-24T10:15:00Z, 2026-11-24",
        "2026-11-24T18:29:59.999999Z, 2026-11-24"
    })
    void prices_belong_to_a_day_from_its_opening_until_midnight(Instant instant, LocalDate day) {
        assertThat(calendar.tradingDayAt(instant)).map(TradingDay::date).contains(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T03:44:59.999999Z",
                "2026-11-24T18:30:00Z",
                "2026-11-21T06:00:00Z",
                "2026-11-22T18:30:00Z"
            })
    void before_the_opening_and_on_weekends_prices_belong_to_an_earlier_day(String instant) {
        assertThat(calendar.tradingDayAt(Instant.parse(instant))).isEmpty();
    }

    @Test
    void a_trading_day_must_open_before_it_closes_and_close_before_it_settles() {
        LocalDate date = LocalDate.of(2026, 11, 24);
        Instant noon = Instant.parse("2026-11-24T12:00:00Z");

        assertThatThrownBy(() -> new TradingDay(date, noon, noon, noon)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TradingDay(date, noon.minusSeconds(1), noon, noon.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
