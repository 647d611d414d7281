package org.brokerconnect.ratelimit;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import org.brokerconnect.broker.RateLimiter.CallLimit;

/**
 * The fill rate of a bucket: one token every {@code period}, at most {@code burst} tokens. In less than a window of
 * {@code n} periods at most {@code burst + n - 1} calls pass; with {@code n = perSecond + 1 - burst} that is the limit.
 *
 * @param tolerance how long after its token is due a call may be sent: the window less the second that brokers count in
 */
record Rate(int burst, Duration period, Duration tolerance) {

    /** The brokers' limits are for any second (Kite Connect v3 docs, Exceptions). */
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** With less, an ordinary thread switch would void a reservation. */
    private static final Duration MIN_TOLERANCE = Duration.ofMillis(50);

    static Rate of(CallLimit limit, Duration window) {
        int periods = limit.perSecond() + 1 - limit.burst();
        Duration tolerance = window.minus(SECOND);
        return new Rate(
                limit.burst(),
                window.plusNanos(periods - 1L).dividedBy(periods),
                tolerance.compareTo(MIN_TOLERANCE) > 0 ? tolerance : MIN_TOLERANCE);
    }

    /** At most {@code requests} at once, and as many in each minute that follows. No token is taken ahead of time. */
    static Rate perMinute(int requests) {
        return new Rate(requests, Duration.ofMinutes(1).dividedBy(requests), MIN_TOLERANCE);
    }

    /** At most {@code calls} at once, and as many in each second that follows. No token is taken ahead of time. */
    static Rate perSecond(int calls) {
        return new Rate(calls, SECOND.dividedBy(calls), MIN_TOLERANCE);
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(bucket -> bucket.capacity(burst).refillGreedy(1, period))
                .build();
    }

    /** How many tokens are added during this time, rounded up. */
    long tokensIn(Duration time) {
        return time.plus(period).minusNanos(1).dividedBy(period);
    }
}
