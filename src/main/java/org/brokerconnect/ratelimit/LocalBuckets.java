package org.brokerconnect.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Buckets in this node's memory. Bounded: a bucket that was not used for two minutes is full again. Thread-safe. */
@ApplicationScoped
class LocalBuckets {

    private static final int MAX_BUCKETS = 100_000;
    private static final Duration UNUSED = Duration.ofMinutes(2);

    private record Key(RequestLimit limit, Rate rate, String subject) {}

    private LoadingCache<Key, Bucket> buckets;

    /** Measures by the monotonic clock: a change of the time of day neither fills nor drains a bucket. */
    @Inject
    LocalBuckets() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    LocalBuckets(TimeMeter clock) {
        buckets = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MAX_BUCKETS)
                .expireAfterAccess(UNUSED)
                .ticker(clock::currentTimeNanos)
                .build(key -> Bucket.builder()
                        .withCustomTimePrecision(clock)
                        .addLimit(limit -> limit.capacity(key.rate().burst())
                                .refillGreedy(1, key.rate().period()))
                        .build());
    }

    RequestDecision take(RequestLimit limit, Rate rate, String key) {
        ConsumptionProbe probe = bucket(limit, rate, key).tryConsumeAndReturnRemaining(1);
        return new RequestDecision(
                limit,
                rate.burst(),
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    RequestDecision peek(RequestLimit limit, Rate rate, String key) {
        EstimationProbe probe = bucket(limit, rate, key).estimateAbilityToConsume(1);
        return new RequestDecision(
                limit,
                rate.burst(),
                probe.canBeConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Empties the bucket, so that this node asks the shared one again only when a token may have been added there. */
    void drain(RequestLimit limit, Rate rate, String key) {
        bucket(limit, rate, key).tryConsumeAsMuchAsPossible();
    }

    private Bucket bucket(RequestLimit limit, Rate rate, String key) {
        return buckets.get(new Key(limit, rate, key));
    }
}
