package org.brokerconnect.sandbox.kite.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/** The trading hours: Monday to Friday, 09:15 to 15:30 IST, without holidays. */
final class TradingCalendar {
    static final LocalTime OPEN = LocalTime.of(9, 15);
    static final int SESSION_SECONDS = 22_500;

    private TradingCalendar() {}

    static boolean isTradingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    static LocalDate previousTradingDay(LocalDate day) {
        LocalDate earlier = day.minusDays(1);
        return isTradingDay(earlier) ? earlier : previousTradingDay(earlier);
    }
}
