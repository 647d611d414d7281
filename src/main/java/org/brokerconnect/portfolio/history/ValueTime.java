package org.brokerconnect.portfolio.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.brokerconnect.broker.TradingDay;

/**
 * To which points a value belongs: to its trading day's, and until the closing prices are in to its interval's as well.
 *
 * @param interval its begin in minutes since 1970; 0 when prices no longer move
 * @param asOf when the broker said the value
 */
public record ValueTime(LocalDate day, int interval, Instant asOf) {

    public ValueTime {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(asOf, "asOf");
    }

    /** @param day the one that {@code asOf} belongs to */
    static ValueTime of(TradingDay day, Instant asOf, Duration interval) {
        long minute = asOf.getEpochSecond() / 60;
        long begin = minute - minute % interval.toMinutes();
        return new ValueTime(day.date(), asOf.isBefore(day.settled()) ? Math.toIntExact(begin) : 0, asOf);
    }

    List<Resolution> resolutions() {
        return interval == 0 ? List.of(Resolution.DAY) : List.of(Resolution.DAY, Resolution.INTRADAY);
    }

    int slot(Resolution resolution) {
        return resolution == Resolution.DAY ? 0 : interval;
    }
}
