package org.brokerconnect.sandbox.kite.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** Whether there is trade: by the clock, or as somebody wishes. */
final class MarketHours {
    private volatile Boolean wish;

    /**
     * How far the trade of which day has come.
     *
     * @param second since the opening, at most the whole day
     */
    record Moment(LocalDate day, int second, boolean open) {}

    /** True or false whatever the clock says; null for by the clock. */
    void force(Boolean open) {
        wish = open;
    }

    Moment at(Instant now) {
        ZonedDateTime there = now.atZone(Ist.ZONE);
        LocalDate day = there.toLocalDate();
        long second = Duration.between(day.atTime(TradingDay.OPENING).atZone(Ist.ZONE), there)
                .getSeconds();
        boolean inHours = TradingDay.isOne(day) && second >= 0 && second < TradingDay.SECONDS;
        if (inHours && !Boolean.FALSE.equals(wish)) {
            return new Moment(day, (int) second, true);
        }
        if (Boolean.TRUE.equals(wish)) {
            return new Moment(day, (int) Math.floorMod(second, (long) TradingDay.SECONDS), true);
        }
        boolean begun = TradingDay.isOne(day) && second >= 0;
        return new Moment(begun ? day : TradingDay.before(day), TradingDay.SECONDS, false);
    }
}
