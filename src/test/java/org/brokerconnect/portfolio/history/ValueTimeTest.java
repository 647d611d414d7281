package org.brokerconnect.portfolio.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.brokerconnect.market.TradingDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTimeTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final TradingDay TUESDAY = new TradingDay(
            LocalDate.of(2026, 11, 24),
            Instant.parse("2026-11-24T03:45:00Z"),
            Instant.parse("2026-11-24T10:00:00Z"),
            Instant.parse("2026-11-24T10:30:00Z"),
            true);

    @ParameterizedTest
    @CsvSource({
        "03:45:00, 03:45",
        "03:59:59.999999, 03:45",
        "04:00:00, 04:00",
        "09:59:59, 09:45",
        "10:00:00, 10:00",
        "10:29:59, 10:15"
    })
    void before_settlement_a_value_updates_its_interval_and_its_day(String time, String start) {
        ValueTime value = ValueTime.of(TUESDAY, at(time), QUARTER);

        assertThat(value.resolutions()).containsExactly(Resolution.DAY, Resolution.INTRADAY);
        assertThat(value.slot(Resolution.INTRADAY) * 60L)
                .isEqualTo(at(start + ":00").getEpochSecond());
        assertThat(value.slot(Resolution.DAY)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"10:30:00", "18:29:59"})
    void after_settlement_a_value_updates_its_day_only(String time) {
        ValueTime value = ValueTime.of(TUESDAY, at(time), QUARTER);

        assertThat(value.resolutions()).containsExactly(Resolution.DAY);
        assertThat(value.day()).isEqualTo("2026-11-24");
    }

    @Test
    void an_interval_may_be_a_day_long() {
        ValueTime value = ValueTime.of(TUESDAY, at("05:00:00"), Duration.ofDays(1));

        assertThat(value.slot(Resolution.INTRADAY) * 60L)
                .isEqualTo(at("00:00:00").getEpochSecond());
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-24T" + time + "Z");
    }
}
