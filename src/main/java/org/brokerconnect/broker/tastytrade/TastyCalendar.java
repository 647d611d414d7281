package org.brokerconnect.broker.tastytrade;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.brokerconnect.broker.SessionCalendar;

/**
 * tastytrade's sessions: access tokens end after 15 minutes, at any time of day, and a grant has no end until the
 * person deletes it. The dates are those of New York.
 */
final class TastyCalendar implements SessionCalendar {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Twice what tastytrade's own client keeps, so that a token never ends during a call. */
    private static final Duration LEAD = Duration.ofSeconds(60);

    @Override
    public Instant renewalStart(Instant end) {
        return end.minus(LEAD);
    }

    /** At once: nothing depends on the time of day. */
    @Override
    public Instant loginSensibleFrom(Instant end) {
        return end;
    }

    @Override
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, NEW_YORK);
    }
}
