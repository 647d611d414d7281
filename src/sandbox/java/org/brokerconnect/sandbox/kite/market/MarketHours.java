package org.brokerconnect.sandbox.kite.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** Whether the market is open: by the trading hours, or by an override. */
final class MarketHours {
    private volatile Boolean override;

    /**
     * A point in a trading day.
     *
     * @param second seconds since the open, at most the length of the session
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
        boolean inHours = TradingCalendar.isTradingDay(day) && second >= 0 && second < TradingCalendar.SESSION_SECONDS;
        if (inHours && !Boolean.FALSE.equals(override)) {
            return new TradingTime(day, (int) second, true);
        }
        if (Boolean.TRUE.equals(override)) {
            return new TradingTime(day, (int) Math.floorMod(second, (long) TradingCalendar.SESSION_SECONDS), true);
        }
        boolean started = TradingCalendar.isTradingDay(day) && second >= 0;
        return new TradingTime(
                started ? day : TradingCalendar.previousTradingDay(day), TradingCalendar.SESSION_SECONDS, false);
    }
}
