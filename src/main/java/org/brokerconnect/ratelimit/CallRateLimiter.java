package org.brokerconnect.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.broker.RateLimiter.CallLimit;
import org.brokerconnect.ratelimit.TokenBucket.Reservation;
import org.brokerconnect.vault.Secret;

/**
 * Rate limiter shared by all nodes. Interactive calls reserve the next token, first come, first served, and fail at
 * once when it is too far away. Background calls reserve nothing: they poll for a token that interactive calls leave.
 * Threads sleep outside of database transactions. Thread-safe.
 */
@ApplicationScoped
class CallRateLimiter implements RateLimiter {

    private static final Logger LOG = Logger.getLogger(CallRateLimiter.class.getName());

    private BucketStore buckets;
    private RateLimitConfig config;
    private MeterRegistry meters;
    private Sleeper sleeper;
    private RandomGenerator random;

    /** For the container's proxy. */
    protected CallRateLimiter() {}

    @Inject
    CallRateLimiter(BucketStore buckets, RateLimitConfig config, MeterRegistry meters) {
        this(
                buckets,
                config,
                meters,
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                () -> ThreadLocalRandom.current().nextLong());
    }

    /** @param random thread-safe */
    CallRateLimiter(
            BucketStore buckets,
            RateLimitConfig config,
            MeterRegistry meters,
            Sleeper sleeper,
            RandomGenerator random) {
        this.buckets = buckets;
        this.config = config;
        this.meters = meters;
        this.sleeper = sleeper;
        this.random = random;
    }

    @Override
    public Duration await(CallLimit limit, Secret apiKey, Priority priority) {
        try {
            Duration took = priority == Priority.BACKGROUND
                    ? awaitSpareToken(limit, apiKey)
                    : awaitReservedToken(limit, apiKey, config.maxWait(priority));
            meters.timer("broker_connect_quota_waits", "kind", limit.name(), "priority", priority.name())
                    .record(took);
            return took;
        } catch (CallNotSentException refused) {
            meters.counter(
                            "broker_connect_quota_refusals",
                            "kind",
                            limit.name(),
                            "priority",
                            priority.name(),
                            "code",
                            refused.code())
                    .increment();
            throw refused;
        }
    }

    /**
     * @return how long it waited
     * @throws CallNotSentException if the next token is too far away
     */
    private Duration awaitReservedToken(CallLimit limit, Secret apiKey, Duration maxWait) {
        Duration waited = Duration.ZERO;
        AtomicReference<Duration> untilToken = new AtomicReference<>();
        Optional<Reservation> next = update(limit, apiKey, bucket -> {
            untilToken.set(bucket.delay());
            return bucket.reserve(maxWait);
        });
        while (next.isPresent() && !next.get().delay().isZero()) {
            Reservation reservation = next.get();
            sleep(reservation.delay());
            waited = waited.plus(reservation.delay());
            Duration left = maxWait.minus(waited);
            next = update(limit, apiKey, bucket -> {
                untilToken.set(bucket.delay());
                return bucket.redeem(reservation, left);
            });
        }
        if (next.isEmpty()) {
            throw quotaUsed(limit, untilToken.get());
        }
        return waited;
    }

    /** Asks for the wait of a person at least; during a pause of the broker, for the rest of it. */
    private CallNotSentException quotaUsed(CallLimit limit, Duration untilToken) {
        Duration wait = config.maxWait(Priority.INTERACTIVE);
        Duration rest = untilToken.truncatedTo(ChronoUnit.SECONDS);
        return CallNotSentException.quotaUsed(limit.name(), rest.compareTo(wait) > 0 ? rest : wait);
    }

    /**
     * @return how long it waited
     * @throws CallNotSentException if interactive calls left no token in time
     */
    private Duration awaitSpareToken(CallLimit limit, Secret apiKey) {
        Duration maxWait = config.maxWait(Priority.BACKGROUND);
        Duration waited = Duration.ZERO;
        Duration delay = takeSpareToken(limit, apiKey);
        while (!delay.isZero() && waited.plus(delay).compareTo(maxWait) <= 0) {
            Duration pause = delay.plus(jitter(limit));
            sleep(pause);
            waited = waited.plus(pause);
            delay = takeSpareToken(limit, apiKey);
        }
        if (!delay.isZero()) {
            throw quotaUsed(limit, delay);
        }
        return waited;
    }

    private Duration takeSpareToken(CallLimit limit, Secret apiKey) {
        return update(limit, apiKey, bucket -> bucket.takeSpare(config.reservedForPeople()));
    }

    /** Spreads background calls that poll for the same token. */
    private Duration jitter(CallLimit limit) {
        return Duration.ofNanos(random.nextLong(config.rate(limit).period().toNanos()));
    }

    @Override
    public void pause(CallLimit limit, Secret apiKey, Duration requestedPause) {
        Duration pause = requestedPause.compareTo(config.pause()) > 0 ? requestedPause : config.pause();
        meters.counter("broker_connect_quota_pauses", "kind", limit.name()).increment();
        try {
            update(limit, apiKey, bucket -> {
                bucket.drain(pause);
                return pause;
            });
        } catch (CallNotSentException databaseAway) {
            // the caller throws the broker's 429; while the database is unreachable no other call is sent either
        }
    }

    private <T> T update(CallLimit limit, Secret apiKey, Function<TokenBucket, T> change) {
        AtomicReference<T> result = new AtomicReference<>();
        Timer.Sample took = Timer.start(meters);
        try {
            buckets.change(apiKey.fingerprint("quota " + limit.name()), row -> {
                TokenBucket bucket = TokenBucket.of(row, config.rate(limit));
                result.set(change.apply(bucket));
                return bucket.row();
            });
        } catch (RuntimeException databaseAway) {
            LOG.log(
                    Level.WARNING,
                    databaseAway,
                    () -> "the rate limiter cannot read its bucket; no " + limit.name() + " call is sent");
            throw CallNotSentException.quotaUnknown(limit.name(), config.pause());
        } finally {
            took.stop(meters.timer("broker_connect_quota_decisions"));
        }
        return result.get();
    }

    private void sleep(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            sleeper.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException(
                    "broker-call-interrupted", "the wait for the rate limiter was interrupted", null);
        }
    }
}
