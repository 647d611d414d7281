package org.brokerconnect.broker.zerodha;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.brokerconnect.broker.SessionCalendar;
import org.brokerconnect.broker.TradingDay;

/**
 * Kite's day. All sessions end together at 06:00 in India ("regulatory requirement", Kite Connect v3 docs, User). The
 * flush is staged: first failures were seen from 05:00, last tokens fell, new ones among them, until about 07:30. Shares are
 * traded from 09:15 to 15:30 on weekdays, and the exchanges' closing prices take the place of the last traded ones some ten
 * minutes later. Holidays and special sessions of the exchanges are in no answer of Kite's and so are not known: a holiday
 * counts as a trading day without movement, Diwali's evening session on a weekend as none. The only class that knows the zone
 * and these hours.
 */
final class KiteCalendar implements SessionCalendar {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final LocalTime FLUSH_BEGINS = LocalTime.of(5, 0);
    private static final LocalTime FLUSH = LocalTime.of(6, 0);
    private static final LocalTime OPENING = LocalTime.of(9, 15);
    private static final LocalTime CLOSING = LocalTime.of(15, 30);
    private static final LocalTime SETTLED = LocalTime.of(16, 0);
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final LocalTime FLUSH_SETTLED = LocalTime.of(7, 30);
    private static final DateTimeFormatter WIRE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** The first 06:00 in India strictly after {@code login}, so at most 24 hours later. */
    @Override
    public Instant endOfSession(Instant login) {
        ZonedDateTime local = login.atZone(INDIA);
        ZonedDateTime flush = local.with(FLUSH);
        return (flush.isAfter(local) ? flush : flush.plusDays(1)).toInstant();
    }

    /** The end itself: tokens made before the flush fall with it, so only a renewal after it gains a day. */
    @Override
    public Instant renewalStart(Instant end) {
        return end;
    }

    /**
     * 07:30 in India after an end that morning: a token made earlier may still be flushed. After any other end, such as
     * a log-out at noon, at once.
     */
    @Override
    public Instant loginSensibleFrom(Instant end) {
        ZonedDateTime local = end.atZone(INDIA);
        LocalTime time = local.toLocalTime();
        boolean flushed = !time.isBefore(FLUSH_BEGINS) && time.isBefore(FLUSH_SETTLED);
        return flushed ? local.with(FLUSH_SETTLED).toInstant() : end;
    }

    @Override
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, INDIA);
    }

    @Override
    public Optional<TradingDay> tradingDay(LocalDate date) {
        return WEEKEND.contains(date.getDayOfWeek())
                ? Optional.empty()
                : Optional.of(new TradingDay(date, at(date, OPENING), at(date, CLOSING), at(date, SETTLED)));
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(INDIA).toInstant();
    }

    /**
     * The instant of a time on the wire, which is India's without saying so; empty for anything unreadable, null among
     * it.
     */
    Optional<Instant> instantOf(String wireTime) {
        if (wireTime == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(wireTime.strip(), WIRE_TIME)
                    .atZone(INDIA)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
