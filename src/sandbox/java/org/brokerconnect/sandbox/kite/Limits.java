package org.brokerconnect.sandbox.kite;

/** Calls per second and api key (Kite Connect v3 docs, Exceptions, "API rate limit"). */
public record Limits(int quotes, int candles, int orders, int others) {
    /** The broker's: 1 quote, 3 candle, 10 order and 10 other calls. */
    public static Limits asPublished() {
        return new Limits(1, 3, 10, 10);
    }

    /** None, for tests about something else. */
    public static Limits none() {
        return new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
