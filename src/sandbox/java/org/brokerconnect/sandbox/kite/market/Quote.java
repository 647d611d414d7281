package org.brokerconnect.sandbox.kite.market;

import java.time.Instant;
import java.util.List;

/**
 * All that is known of an instrument at one moment; prices in rupees.
 *
 * @param close of the previous trading day
 * @param average of the day's trades
 * @param lastTrade null before the first trade
 * @param bids the five best, best first; as are {@code asks}
 */
public record Quote(
        Instrument instrument,
        Instant time,
        double last,
        double open,
        double high,
        double low,
        double close,
        double average,
        long volume,
        int lastQuantity,
        long buyQuantity,
        long sellQuantity,
        long openInterest,
        long openInterestHigh,
        long openInterestLow,
        Instant lastTrade,
        List<Level> bids,
        List<Level> asks) {

    /** A row of the order book. */
    public record Level(int quantity, double price, int orders) {}

    /** The change since the previous close, per unit. */
    public double change() {
        return last - close;
    }
}
