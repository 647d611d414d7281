package org.brokerconnect.broker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A trading day of a broker's exchanges.
 *
 * @param date in the broker's time zone
 * @param opens when trading starts; earlier prices are those of the previous day
 * @param closes when trading ends; after {@code opens}
 * @param settled when the exchanges have published the closing prices; not before {@code closes}
 */
public record TradingDay(LocalDate date, Instant opens, Instant closes, Instant settled) {

    public TradingDay {
        Objects.requireNonNull(date, "date");
        if (!opens.isBefore(closes) || settled.isBefore(closes)) {
            throw new IllegalArgumentException("a trading day opens, closes and settles, in this order");
        }
    }
}
