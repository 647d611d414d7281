package org.brokerconnect.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/**
 * The one place that reads the machine's time; everything else is given a {@link Clock}. It ticks in microseconds, the database's precision, so an
 * instant is the same before and after it was stored.
 */
@ApplicationScoped
class SystemClock {

    @Produces
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
