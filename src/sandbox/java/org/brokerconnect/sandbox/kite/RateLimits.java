package org.brokerconnect.sandbox.kite;

/** Calls per second for each API key (Kite Connect v3 docs, Exceptions, "API rate limit"). */
public record RateLimits(int quotes, int candles, int orders, int others) {
    /** The published limits: 1 quote, 3 candle, 10 order and 10 other calls per second. */
    public static RateLimits published() {
        return new RateLimits(1, 3, 10, 10);
    }

    /** No limits, for tests of other features. */
    public static RateLimits unlimited() {
        return new RateLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
