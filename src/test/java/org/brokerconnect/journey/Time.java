package org.brokerconnect.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.brokerconnect.sandbox.kite.SandboxClock;

/** The time of the application and of the broker. It stands still between the moves that a test makes, unless one lets it
 * run; sweeps go on all the same. */
final class Time {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final SandboxClock clock;
    private final LocalDate today = LocalDate.now(INDIA).plusDays(1);

    Time(Stack stack) {
        clock = stack.sandbox().clock();
    }

    /** This time of day in India, tomorrow, so that no test meets the flush of the day it runs on. */
    Instant today(String time) {
        return daysLater(0, time);
    }

    Instant daysLater(int days, String time) {
        return today.plusDays(days).atTime(LocalTime.parse(time)).atZone(INDIA).toInstant();
    }

    void stopAt(Instant instant) {
        clock.freeze(instant);
    }

    /** From here on it runs: for tests that need the broker's seconds to end. */
    void runFrom(Instant instant) {
        clock.resume();
        clock.set(instant);
    }

    void advance(Duration step) {
        clock.advance(step);
    }

    Instant now() {
        return clock.instant();
    }
}
