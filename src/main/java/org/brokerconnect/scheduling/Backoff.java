package org.brokerconnect.scheduling;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Exponential back-off with equal jitter: the delay lies between half of {@code base * 2^failures} and all of it, and
 * never exceeds {@code max}. The jitter spreads callers that failed together. Immutable and thread-safe.
 */
public final class Backoff {

    private static final int MAX_DOUBLINGS = 20;

    private final Duration base;
    private final Duration max;
    private final DoubleSupplier random;

    /**
     * @param base the longest delay after the first failure; positive
     * @param max the longest delay after any number of failures; at least {@code base}
     */
    public Backoff(Duration base, Duration max) {
        this(base, max, () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * @param random evenly distributed, from 0 (included) to 1 (excluded)
     * @throws IllegalArgumentException if {@code base} is not positive or exceeds {@code max}
     */
    public Backoff(Duration base, Duration max, DoubleSupplier random) {
        if (base.isNegative() || base.isZero() || base.compareTo(max) > 0) {
            throw new IllegalArgumentException("base must be positive and at most max: " + base + ", " + max);
        }
        this.base = base;
        this.max = max;
        this.random = random;
    }

    /**
     * The delay before the next try.
     *
     * @param failures how many tries failed in a row before the last one; 0 after the first failure
     */
    public Duration delay(int failures) {
        Duration doubled = base.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        return jittered(doubled.compareTo(max) < 0 ? doubled : max);
    }

    /**
     * The same, but at least as long as the server requested.
     *
     * @param requestedPause for example from {@code Retry-After} (RFC 9110 section 10.2.3); zero if nothing was
     *     requested
     */
    public Duration delay(int failures, Duration requestedPause) {
        Duration ours = delay(failures);
        return ours.compareTo(requestedPause) < 0 ? requestedPause : ours;
    }

    private Duration jittered(Duration ceiling) {
        return Duration.ofMillis(Math.round(ceiling.toMillis() * (1 + random.getAsDouble()) / 2));
    }
}
