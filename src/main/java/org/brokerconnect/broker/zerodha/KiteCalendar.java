package org.brokerconnect.broker.zerodha;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.brokerconnect.broker.SessionCalendar;

/**
 * Kite's sessions. All end at 06:00 in India ("regulatory requirement", Kite Connect v3 docs, User), also on days
 * without trading. Kite ends them in stages: the first calls fail from 05:00, and until about 07:30 tokens are ended,
 * new ones included. These times are in no other class. Kite's API contains no market hours: they are in
 * {@code market}.
 */
final class KiteCalendar implements SessionCalendar {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final LocalTime FLUSH_BEGINS = LocalTime.of(5, 0);
    private static final LocalTime FLUSH = LocalTime.of(6, 0);
    private static final LocalTime FLUSH_SETTLED = LocalTime.of(7, 30);
    private static final DateTimeFormatter WIRE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** The first 06:00 in India strictly after {@code login}, so at most 24 hours later. */
    Instant endOfSession(Instant login) {
        ZonedDateTime local = login.atZone(INDIA);
        ZonedDateTime flush = local.with(FLUSH);
        return (flush.isAfter(local) ? flush : flush.plusDays(1)).toInstant();
    }

    /** The end itself: tokens issued before 06:00 end at 06:00 too, so only a later renewal extends the session. */
    @Override
    public Instant renewalStart(Instant end) {
        return end;
    }

    /**
     * 07:30 in India after an end between 05:00 and 07:30, because Kite may still end a token issued earlier. After any
     * other end, such as a log-out at noon, at once.
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

    /**
     * The instant of a time in Kite's responses, which are in India's time zone without an offset; empty for null and
     * for anything unreadable.
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
