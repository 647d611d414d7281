package org.brokerconnect.sandbox.kite.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/** The days and hours of trade: Monday to Friday, 09:15 to 15:30 IST, without holidays. */
final class TradingDay {
    static final LocalTime OPENING = LocalTime.of(9, 15);
    static final int SECONDS = 22_500;

    private TradingDay() {}

    static boolean isOne(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    static LocalDate before(LocalDate day) {
        LocalDate earlier = day.minusDays(1);
        return isOne(earlier) ? earlier : before(earlier);
    }
}
