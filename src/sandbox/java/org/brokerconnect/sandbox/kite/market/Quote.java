package org.brokerconnect.sandbox.kite.market;

import java.time.Instant;
import java.util.List;

/**
 * The quote of an instrument at one time; prices in rupees.
 *
 * @param close of the previous trading day
 * @param averagePrice of the trades of the day
 * @param lastTradeTime null before the first trade
 * @param bids the five best, best first
 * @param asks the five best, best first
 */
public record Quote(
        Instrument instrument,
        Instant time,
        double last,
        double open,
        double high,
        double low,
        double close,
        double averagePrice,
        long volume,
        int lastQuantity,
        long buyQuantity,
        long sellQuantity,
        long openInterest,
        long openInterestHigh,
        long openInterestLow,
        Instant lastTradeTime,
        List<Level> bids,
        List<Level> asks) {

    /** A level of the order book. */
    public record Level(int quantity, double price, int orders) {}

    /** The change since the previous close, per unit. */
    public double change() {
        return last - close;
    }
}
