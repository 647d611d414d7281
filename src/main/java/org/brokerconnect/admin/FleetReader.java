package org.brokerconnect.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Caches the fleet for a few seconds, so that health checks and scrapers share one read. */
@ApplicationScoped
class FleetReader {

    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private FleetStore store;
    private Clock clock;
    private Fleet last;
    private long readNanos;

    protected FleetReader() {}

    @Inject
    FleetReader(FleetStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws RuntimeException if the database is unavailable */
    synchronized Fleet fleet() {
        return last == null || System.nanoTime() - readNanos > MAX_AGE.toNanos() ? fleetAt(clock.instant()) : last;
    }

    /**
     * Bypasses the cache.
     *
     * @throws RuntimeException if the database is unavailable
     */
    synchronized Fleet fleetAt(Instant now) {
        last = read(now);
        readNanos = System.nanoTime();
        return last;
    }

    private Fleet read(Instant now) {
        return new Fleet(
                store.byState(),
                store.people(),
                store.pendingRevocations(),
                store.oldestDueRenewal(now).orElse(null),
                store.oldestDueEnd(now).orElse(null),
                store.oldestDueRevocation(now).orElse(null),
                store.nextEnd(now).orElse(null),
                store.lastBrokerAnswer(now).orElse(null));
    }
}
