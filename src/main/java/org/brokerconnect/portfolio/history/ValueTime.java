package org.brokerconnect.portfolio.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.brokerconnect.market.TradingDay;

/**
 * The points that a value updates: its day's point and, before settlement, its interval's point.
 *
 * @param interval start of the interval, in minutes since 1970-01-01T00:00Z; 0 after settlement
 * @param asOf when the broker returned the prices
 */
public record ValueTime(LocalDate day, int interval, Instant asOf) {

    public ValueTime {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(asOf, "asOf");
    }

    /** @param day the trading day of {@code asOf} */
    static ValueTime of(TradingDay day, Instant asOf, Duration interval) {
        long minute = asOf.getEpochSecond() / 60;
        long start = minute - minute % interval.toMinutes();
        return new ValueTime(day.date(), asOf.isBefore(day.settled()) ? Math.toIntExact(start) : 0, asOf);
    }

    List<Resolution> resolutions() {
        return interval == 0 ? List.of(Resolution.DAY) : List.of(Resolution.DAY, Resolution.INTRADAY);
    }

    int slot(Resolution resolution) {
        return resolution == Resolution.DAY ? 0 : interval;
    }
}
