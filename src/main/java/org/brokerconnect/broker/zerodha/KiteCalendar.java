package org.brokerconnect.broker.zerodha;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.brokerconnect.broker.SessionCalendar;

/**
 * Kite's day. All sessions end together at 06:00 in India ("regulatory requirement", Kite Connect v3 docs, User). The
 * flush is staged: first failures were seen from 05:00, last tokens fell, new ones among them, until about 07:30. The
 * only class that knows the zone and these hours.
 */
final class KiteCalendar implements SessionCalendar {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final LocalTime FLUSH = LocalTime.of(6, 0);
    private static final Duration FLUSH_SETTLES = Duration.ofMinutes(90);
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

    /** 07:30 in India: a token made earlier that morning may still be flushed. */
    @Override
    public Instant loginSensibleFrom(Instant end) {
        return end.plus(FLUSH_SETTLES);
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
