package org.brokerconnect.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.logging.Logger;

/**
 * The one place that reads the machine's time; everything else is given a {@link Clock}. It ticks in microseconds, the database's precision, so an
 * instant is the same before and after it was stored. A clock that somebody put on the server's class path as a service is used instead: so tests and
 * the local run move time, and this application has no door for it.
 */
@ApplicationScoped
class SystemClock {

    private static final Logger LOG = Logger.getLogger(SystemClock.class.getName());

    private final Clock clock = Clock.tick(found(), Duration.ofNanos(1_000));

    @Produces
    Clock clock() {
        return clock;
    }

    @Produces
    @WallClock
    Clock machine() {
        return Clock.systemUTC();
    }

    private static Clock found() {
        return ServiceLoader.load(Clock.class, SystemClock.class.getClassLoader())
                .findFirst()
                .map(SystemClock::announced)
                .orElse(Clock.systemUTC());
    }

    private static Clock announced(Clock clock) {
        LOG.warning(() -> "time comes from " + clock.getClass().getName() + " and not from this machine");
        return clock;
    }
}
