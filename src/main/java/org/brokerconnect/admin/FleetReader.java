package org.brokerconnect.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.TimedRead;

/**
 * Reads the fleet. Health checks and all gauges share one read for a few seconds, which has a time limit; a failure is
 * shared as well, so that a scrape during an outage waits once.
 */
@ApplicationScoped
class FleetReader {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private FleetStore store;
    private Clock clock;
    private TimedRead<Fleet> shared;

    protected FleetReader() {}

    @Inject
    FleetReader(FleetStore store, Clock clock, ManagedExecutors executors) {
        this(store, clock, task -> executors.executor().execute(task));
    }

    FleetReader(FleetStore store, Clock clock, Executor executor) {
        this.store = store;
        this.clock = clock;
        shared = new TimedRead<>(executor, () -> fleetAt(this.clock.instant()), LIMIT, MAX_AGE);
    }

    /** @throws RuntimeException if the database does not respond within a second */
    Fleet fleet() {
        return shared.get();
    }

    /**
     * Bypasses the cache.
     *
     * @throws RuntimeException if the database is unavailable
     */
    Fleet fleetAt(Instant now) {
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
