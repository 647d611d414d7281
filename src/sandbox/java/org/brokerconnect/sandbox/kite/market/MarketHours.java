package org.brokerconnect.sandbox.kite.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** Whether the market is open: by the trading hours, or by an override. */
final class MarketHours {
    private final TradingCalendar calendar;
    private volatile Boolean override;

    MarketHours(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * A point in a trading day.
     *
     * @param second seconds since the open, at most the length of the longest session
     * @param open whether a segment trades
     */
    record TradingTime(LocalDate day, int second, boolean open) {}

    /** Overrides the trading hours; null removes the override. */
    void overrideOpen(Boolean open) {
        override = open;
    }

    TradingTime at(Instant now) {
        ZonedDateTime local = now.atZone(Ist.ZONE);
        LocalDate day = local.toLocalDate();
        long second = Duration.between(day.atTime(TradingCalendar.OPEN).atZone(Ist.ZONE), local)
                .getSeconds();
        if (Boolean.TRUE.equals(override)) {
            return new TradingTime(day, (int) Math.floorMod(second, (long) TradingSession.SHORTEST_SECONDS), true);
        }
        boolean started = calendar.isTradingDay(day) && second >= 0;
        if (started && second < TradingSession.LONGEST_SECONDS && !Boolean.FALSE.equals(override)) {
            return new TradingTime(day, (int) second, true);
        }
        return new TradingTime(started ? day : calendar.previousTradingDay(day), TradingSession.LONGEST_SECONDS, false);
    }
}
