package org.brokerconnect.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A trading day of the shares and equity derivatives of a market.
 *
 * @param date in the market's time zone
 * @param opens when continuous trading starts; earlier prices are those of the previous day
 * @param closes when the last segment stops trading; after {@code opens}
 * @param settled when the closing prices are taken as final; not before {@code closes}
 * @param certain whether the hours are known; if not, there may be no trading on this day, and the times are the
 *     regular ones or, for a day of unknown hours, the longest possible ones
 */
public record TradingDay(LocalDate date, Instant opens, Instant closes, Instant settled, boolean certain) {

    public TradingDay {
        Objects.requireNonNull(date, "date");
        if (!opens.isBefore(closes) || settled.isBefore(closes)) {
            throw new IllegalArgumentException("a trading day opens, closes and settles, in this order");
        }
    }
}
