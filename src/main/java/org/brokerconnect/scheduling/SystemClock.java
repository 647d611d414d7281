package org.brokerconnect.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.logging.Logger;

/**
 * Produces the {@link Clock}; the only class that reads the system time. The clock ticks in microseconds, the
 * database's precision, so an instant equals itself after a round trip. A {@link Clock} registered as a service on the
 * server's class path replaces it: tests and the local run move time that way, and the application itself offers no way
 * to do so.
 */
@ApplicationScoped
public class SystemClock {

    private static final Logger LOG = Logger.getLogger(SystemClock.class.getName());

    private final Clock clock = Clock.tick(registered(), Duration.ofNanos(1_000));

    /** The time of this machine, for a program without CDI. */
    public static Clock utc() {
        return Clock.systemUTC();
    }

    @Produces
    Clock clock() {
        return clock;
    }

    @Produces
    @WallClock
    Clock wallClock() {
        return Clock.systemUTC();
    }

    private static Clock registered() {
        return ServiceLoader.load(Clock.class, SystemClock.class.getClassLoader())
                .findFirst()
                .map(SystemClock::logged)
                .orElse(Clock.systemUTC());
    }

    private static Clock logged(Clock clock) {
        LOG.warning(() -> "time comes from " + clock.getClass().getName() + ", not from the system clock");
        return clock;
    }
}
