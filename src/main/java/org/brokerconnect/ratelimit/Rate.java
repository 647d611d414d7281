package org.brokerconnect.ratelimit;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import org.brokerconnect.broker.CallLimit;

/**
 * How fast a bucket fills: a token every {@code period}, up to {@code atOnce}. A bucket lets no more through in a time than what was in it and what
 * comes in meanwhile. In less than a window of {@code n} periods that is at most {@code atOnce + n - 1}; with {@code n = perSecond + 1 - atOnce} it
 * is the limit, wherever the window begins.
 */
record Rate(int atOnce, Duration period) {

    static Rate of(CallLimit limit, Duration window) {
        int periods = limit.perSecond() + 1 - limit.atOnce();
        return new Rate(limit.atOnce(), window.plusNanos(periods - 1L).dividedBy(periods));
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(bucket -> bucket.capacity(atOnce).refillGreedy(1, period))
                .build();
    }

    /** The tokens that come in during this time, rounded up. */
    long tokensIn(Duration time) {
        return time.plus(period).minusNanos(1).dividedBy(period);
    }
}
