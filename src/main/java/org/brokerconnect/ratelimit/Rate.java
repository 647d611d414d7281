package org.brokerconnect.ratelimit;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import org.brokerconnect.broker.RateLimiter.Window;

/**
 * The fill rate of a bucket: one token every {@code period}, at most {@code burst} tokens. In less than a window of
 * {@code n} periods at most {@code burst + n - 1} calls pass; with {@code n = count + 1 - burst} that is the limit.
 *
 * @param tolerance how long after its token is due a call may be sent: by how much a window is longer than the broker's
 */
record Rate(int burst, Duration period, Duration tolerance) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** With less, an ordinary thread switch would void a reservation. */
    private static final Duration MIN_TOLERANCE = Duration.ofMillis(50);

    /** @param second how long a second of the broker may take: a longer one leaves time for calls on their way */
    static Rate of(Window window, Duration second) {
        int periods = window.count() + 1 - window.burst();
        Duration tolerance = second.minus(SECOND);
        return new Rate(
                window.burst(),
                window.per().plus(tolerance).plusNanos(periods - 1L).dividedBy(periods),
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

    /** How long an empty bucket takes to fill. */
    Duration fillTime() {
        return period.multipliedBy(burst);
    }

    /** How many tokens are added during this time, rounded up. */
    long tokensIn(Duration time) {
        return time.plus(period).minusNanos(1).dividedBy(period);
    }
}
