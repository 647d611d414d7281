package org.brokerconnect.sandbox.kite.market;

import java.time.LocalDate;

/**
 * When an instrument trades on a day, in seconds since 09:15. Since 2026-08-03 shares with derivatives, and indexes of
 * them, stop at 15:15 and have one more trade, that of the closing auction, after 15:30; futures and options on equity
 * trade until 15:40 (NSE/CMTR/74466, NSE/FAOP/74467). All others stop at 15:30.
 *
 * @param continuous the end of continuous trading
 * @param end the last trade: the end of continuous trading, or the trade of the auction
 */
record TradingSession(int continuous, int end) {
    /** 15:40, when the last segment stops. */
    static final int LONGEST_SECONDS = 23_100;

    /** 15:15, when the first segment stops. */
    static final int SHORTEST_SECONDS = 21_600;

    private static final LocalDate AUCTION_SINCE = LocalDate.of(2026, 8, 3);
    private static final TradingSession WITHOUT_AUCTION = new TradingSession(22_500, 22_500);
    private static final TradingSession AUCTION = new TradingSession(SHORTEST_SECONDS, 22_530);
    private static final TradingSession DERIVATIVE = new TradingSession(LONGEST_SECONDS, LONGEST_SECONDS);

    static TradingSession of(Instrument instrument, LocalDate day) {
        if (day.isBefore(AUCTION_SINCE)) {
            return WITHOUT_AUCTION;
        }
        if (instrument.hasClosingAuction()) {
            return AUCTION;
        }
        return instrument.isEquityDerivative() ? DERIVATIVE : WITHOUT_AUCTION;
    }

    /** The last trade at this time, in seconds since 09:15. */
    int lastTrade(int second) {
        return second >= end ? end : Math.min(second, continuous);
    }

    /** Whether orders are matched continuously at this time. */
    boolean isContinuous(int second) {
        return second < continuous;
    }

    /** Whether there are trades in an interval; {@code to} is excluded. */
    boolean hasTrades(int from, int to) {
        return from < continuous || from <= end && end < to && end > continuous;
    }
}
