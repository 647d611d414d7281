package org.brokerconnect.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The fleet as it was a few seconds ago at most, however many health checks and scrapers ask. */
@ApplicationScoped
class FleetReader {

    private static final Duration FRESH = Duration.ofSeconds(5);

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

    /** @throws RuntimeException if the database does not answer */
    synchronized Fleet fleet() {
        return last == null || System.nanoTime() - readNanos > FRESH.toNanos() ? fleetAt(clock.instant()) : last;
    }

    /** As it is at this instant, for those who have just changed it. @throws RuntimeException if the database does not answer */
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
