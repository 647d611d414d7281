package org.brokerconnect.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.RateLimiter;

/**
 * Limits the calls to a broker for each person and for this node, whatever API keys they use: people choose their keys,
 * so the limits for each key alone would let one person occupy all connections to the broker. The person's limits come
 * first: a call that they refuse takes nothing from other people. Counted in memory, see decision 23. Thread-safe.
 */
@ApplicationScoped
class CallSlots implements RateLimiter.Slots {

    private static final int MAX_PEOPLE = 100_000;
    private static final Duration UNUSED = Duration.ofMinutes(1);

    private record Key(String broker, String person) {}

    private LoadingCache<Key, Semaphore> running;
    private LoadingCache<Key, Bucket> ofPerson;
    private LoadingCache<String, Bucket> ofServer;
    private CallSlotConfig config;
    private MeterRegistry meters;

    /** For the container's proxy. */
    protected CallSlots() {}

    @Inject
    CallSlots(CallSlotConfig config, MeterRegistry meters) {
        this(config, meters, TimeMeter.SYSTEM_NANOTIME);
    }

    /** @param clock of the buckets; waits take real time */
    CallSlots(CallSlotConfig config, MeterRegistry meters, TimeMeter clock) {
        this.config = config;
        this.meters = meters;
        // weak: a semaphore without a slot has all its permits, as a new one has
        running = Caffeine.newBuilder()
                .executor(Runnable::run)
                .weakValues()
                .build(key -> new Semaphore(config.concurrentOfPerson(), true));
        ofPerson = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MAX_PEOPLE)
                .expireAfterAccess(UNUSED)
                .build(key -> bucket(config.ofPerson(), clock));
        ofServer = Caffeine.newBuilder().executor(Runnable::run).build(broker -> bucket(config.ofServer(), clock));
    }

    private static Bucket bucket(Rate rate, TimeMeter clock) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(1, rate.period()))
                .build();
    }

    @Override
    public RateLimiter.Slot enter(String broker, @Nullable String person) {
        long start = System.nanoTime();
        Semaphore held = person == null ? new Semaphore(1) : running.get(new Key(broker, person));
        try {
            boolean hasWaited = acquire(broker, held, start);
            try {
                return new Entered(held, takeTokens(broker, person, start) || hasWaited);
            } catch (InterruptedException | RuntimeException refused) {
                held.release();
                throw refused;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException(
                    "broker-call-interrupted", "the wait for a call to the broker was interrupted", null);
        }
    }

    /** @return whether it waited */
    private boolean acquire(String broker, Semaphore held, long start) throws InterruptedException {
        boolean hasWaited = !held.tryAcquire();
        boolean isAcquired = !hasWaited || held.tryAcquire(left(start).toNanos(), TimeUnit.NANOSECONDS);
        require(broker, "person-concurrent", isAcquired);
        return hasWaited;
    }

    /** @return whether it waited */
    private boolean takeTokens(String broker, @Nullable String person, long start) throws InterruptedException {
        boolean hasWaited = person != null && take(broker, "person-rate", ofPerson.get(new Key(broker, person)), start);
        return take(broker, "server-rate", ofServer.get(broker), start) || hasWaited;
    }

    /** @return whether it waited */
    private boolean take(String broker, String limit, Bucket bucket, long start) throws InterruptedException {
        boolean hasWaited = !bucket.tryConsume(1);
        Duration left = left(start);
        require(
                broker,
                limit,
                !hasWaited || (!left.isZero() && bucket.asBlocking().tryConsume(1, left)));
        return hasWaited;
    }

    private void require(String broker, String limit, boolean isAllowed) {
        meters.counter(
                        "broker_connect_broker_call_limits",
                        "broker",
                        broker,
                        "limit",
                        limit,
                        "result",
                        isAllowed ? "allowed" : "refused")
                .increment();
        if (!isAllowed) {
            throw CallNotSentException.tooManyCalls(broker, config.maxWait());
        }
    }

    private Duration left(long start) {
        Duration left = config.maxWait().minusNanos(System.nanoTime() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private record Entered(Semaphore held, boolean hasWaited) implements RateLimiter.Slot {

        @Override
        public void close() {
            held.release();
        }
    }
}
