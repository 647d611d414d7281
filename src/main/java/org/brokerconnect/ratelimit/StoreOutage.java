package org.brokerconnect.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Remembers that the shared buckets cannot be read, so that requests do not wait for a database that is away: one
 * request in five seconds tries again. Logs one line when an outage begins and one when it ends. Thread-safe.
 */
@ApplicationScoped
class StoreOutage {

    private static final Logger LOG = Logger.getLogger(StoreOutage.class.getName());
    private static final Duration RECENT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** When the next request tries, in nanoseconds of the monotonic clock; null while there is no outage. */
    private final AtomicReference<Long> retryAt = new AtomicReference<>();

    private MeterRegistry meters;
    private LongSupplier nanoTime;

    /** For the container's proxy. */
    protected StoreOutage() {}

    @Inject
    StoreOutage(MeterRegistry meters) {
        this(meters, System::nanoTime);
    }

    StoreOutage(MeterRegistry meters, LongSupplier nanoTime) {
        this.meters = meters;
        this.nanoTime = nanoTime;
        meters.gauge("broker_connect_request_limits_local", this, outage -> outage.isRecent() ? 1 : 0);
    }

    /**
     * Whether the last use of the store failed, about a minute ago at most: without a request nothing shows that it is
     * back.
     */
    private boolean isRecent() {
        Long next = retryAt.get();
        return next != null && nanoTime.getAsLong() - next < RECENT.toNanos();
    }

    /** Whether the caller must not try; false for one caller after each pause. */
    boolean isOngoing() {
        Long next = retryAt.get();
        if (next == null) {
            return false;
        }
        long now = nanoTime.getAsLong();
        return now - next < 0 || !retryAt.compareAndSet(next, now + PAUSE.toNanos());
    }

    /** The store failed. */
    void begin(RuntimeException cause) {
        meters.counter("broker_connect_request_limit_store_failures").increment();
        if (retryAt.getAndSet(nanoTime.getAsLong() + PAUSE.toNanos()) == null) {
            LOG.log(
                    Level.WARNING,
                    "the limits for requests cannot be read from the database; each node applies its own limits: {0}",
                    cause.toString());
        }
    }

    /** The store responded. */
    void end() {
        if (retryAt.getAndSet(null) != null) {
            LOG.info("the limits for requests are shared by all nodes again");
        }
    }
}
