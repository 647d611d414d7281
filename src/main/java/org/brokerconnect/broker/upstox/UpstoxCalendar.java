package org.brokerconnect.broker.upstox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.brokerconnect.broker.SessionCalendar;

/**
 * Upstox's sessions. All end at 03:30 in India, whenever they began: a session made at 02:30 lasts an hour (Upstox API
 * docs, Get token). From midnight until the service opens in the morning, most reads are refused with HTTP 423. These
 * times are in no other class.
 */
final class UpstoxCalendar implements SessionCalendar {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final LocalTime END = LocalTime.of(3, 30);

    private final LocalTime opening;

    /** @param opening when the service opens, in India; later than 03:30 and before noon */
    UpstoxCalendar(LocalTime opening) {
        this.opening = opening;
    }

    /** When a session that began at {@code login} ends: the first 03:30 in India strictly after it. */
    Instant endOfSession(Instant login) {
        return next(END, login);
    }

    /** How long the service is closed from {@code now} on; zero if it is open. */
    Duration closedFor(Instant now) {
        ZonedDateTime local = now.atZone(INDIA);
        return local.toLocalTime().isBefore(opening)
                ? Duration.between(now, local.with(opening).toInstant())
                : Duration.ZERO;
    }

    /** The end itself: nothing renews a session. */
    @Override
    public Instant renewalStart(Instant end) {
        return end;
    }

    /**
     * When the service opens, after an end between midnight and then: a session that begins earlier either ends at
     * 03:30 or cannot be used yet. After any other end, at once.
     */
    @Override
    public Instant loginSensibleFrom(Instant end) {
        return end.plus(closedFor(end));
    }

    @Override
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, INDIA);
    }

    private static Instant next(LocalTime time, Instant after) {
        ZonedDateTime local = after.atZone(INDIA);
        ZonedDateTime today = local.with(time);
        return (today.isAfter(local) ? today : today.plusDays(1)).toInstant();
    }
}
