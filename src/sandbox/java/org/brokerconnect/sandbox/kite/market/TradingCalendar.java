package org.brokerconnect.sandbox.kite.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The trading days: Monday to Friday, unless a test closes a day or opens one at a weekend. Holidays are not known.
 * Safe for use by many threads.
 */
final class TradingCalendar {
    static final LocalTime OPEN = LocalTime.of(9, 15);

    private final Map<LocalDate, Boolean> exceptions = new ConcurrentHashMap<>();

    boolean isTradingDay(LocalDate day) {
        boolean weekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        return exceptions.getOrDefault(day, weekday);
    }

    LocalDate previousTradingDay(LocalDate day) {
        LocalDate earlier = day.minusDays(1);
        return isTradingDay(earlier) ? earlier : previousTradingDay(earlier);
    }

    /** Opens or closes a day; null returns it to the week. */
    void set(LocalDate day, Boolean open) {
        if (open == null) {
            exceptions.remove(day);
        } else {
            exceptions.put(day, open);
        }
    }

    /** The days that a test opened or closed. */
    Map<LocalDate, Boolean> exceptions() {
        return Map.copyOf(exceptions);
    }

    void reset() {
        exceptions.clear();
    }
}
