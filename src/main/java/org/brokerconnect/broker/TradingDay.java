package org.brokerconnect.broker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One day on which prices are made, as a broker dates it.
 *
 * @param date in the broker's calendar
 * @param opens from when prices are this day's and no longer those of the day before
 * @param closes from when no more trade moves them; after {@code opens}
 * @param settled from when the closing prices are in, which exchanges work out after the last trade; not before {@code closes}
 */
public record TradingDay(LocalDate date, Instant opens, Instant closes, Instant settled) {

    public TradingDay {
        Objects.requireNonNull(date, "date");
        if (!opens.isBefore(closes) || settled.isBefore(closes)) {
            throw new IllegalArgumentException("a trading day opens, closes and settles, in this order");
        }
    }
}
