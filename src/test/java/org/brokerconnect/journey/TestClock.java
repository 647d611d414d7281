package org.brokerconnect.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.brokerconnect.sandbox.kite.SandboxClock;

/**
 * The clock of the application and of the sandbox broker. It is stopped unless a test lets it run; sweeps run by the
 * machine's clock.
 */
public final class TestClock {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final SandboxClock clock;
    private final LocalDate today =
            LocalDate.ofInstant(TestEnvironment.WEDNESDAY, INDIA).plusDays(1);

    public TestClock(TestEnvironment environment) {
        clock = environment.sandbox().clock();
    }

    /** This time of day in India on the Thursday after the day on which the clock starts. */
    public Instant today(String time) {
        return daysLater(0, time);
    }

    public Instant daysLater(int days, String time) {
        return today.plusDays(days).atTime(LocalTime.parse(time)).atZone(INDIA).toInstant();
    }

    public void stopAt(Instant instant) {
        clock.freeze(instant);
    }

    /** Lets the clock run from this instant, for tests that need the broker's rate limit windows to end. */
    void runFrom(Instant instant) {
        clock.resume();
        clock.set(instant);
    }

    public void advance(Duration step) {
        clock.advance(step);
    }

    public Instant now() {
        return clock.instant();
    }
}
