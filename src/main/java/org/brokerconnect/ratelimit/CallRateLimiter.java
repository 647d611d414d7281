package org.brokerconnect.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
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
import org.brokerconnect.broker.RateLimiter.Scope;
import org.brokerconnect.broker.RateLimiter.Window;
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

    /** Of calls that a broker counts by address. */
    private final Secret nodeKey = Secret.of(UUID.randomUUID().toString());

    private Buckets buckets;
    private RateLimitConfig config;
    private MeterRegistry meters;
    private Sleeper sleeper;
    private RandomGenerator random;

    /** For the container's proxy. */
    protected CallRateLimiter() {}

    @Inject
    CallRateLimiter(Buckets buckets, RateLimitConfig config, MeterRegistry meters) {
        this(
                buckets,
                config,
                meters,
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                () -> ThreadLocalRandom.current().nextLong());
    }

    /** @param random thread-safe */
    CallRateLimiter(
            Buckets buckets, RateLimitConfig config, MeterRegistry meters, Sleeper sleeper, RandomGenerator random) {
        this.buckets = buckets;
        this.config = config;
        this.meters = meters;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** The bucket of one window of a limit. */
    private record WindowBucket(CallLimit limit, Window window, Secret key) {

        /** The shortest window's id is that of a limit with one window, so that earlier versions share the bucket. */
        String id() {
            boolean isShortest = window.equals(limit.windows().get(0));
            return key.fingerprint("quota " + limit.name() + (isShortest ? "" : " " + window.per()));
        }

        String kind() {
            return limit.name();
        }
    }

    /**
     * Takes a token of each window, of the shortest first: a call that is refused then takes none of a long window,
     * where it would be missing for a long time. A wait for a longer window is no fault: its tokens are further apart.
     */
    @Override
    public Duration await(CallLimit limit, Secret key, Priority priority) {
        try {
            Duration took = Duration.ZERO;
            for (int i = 0; i < limit.windows().size(); i++) {
                WindowBucket bucket = bucket(limit, i, key);
                took = took.plus(
                        priority == Priority.BACKGROUND
                                ? awaitSpareToken(
                                        bucket, config.maxWait(priority).minus(took))
                                : awaitReservedToken(
                                        bucket, config.maxWait(priority).minus(took)));
            }
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

    private WindowBucket bucket(CallLimit limit, int window, Secret key) {
        return new WindowBucket(limit, limit.windows().get(window), limit.scope() == Scope.IP ? nodeKey : key);
    }

    /**
     * @return how long it waited
     * @throws CallNotSentException if the next token is too far away
     */
    private Duration awaitReservedToken(WindowBucket of, Duration maxWait) {
        Duration waited = Duration.ZERO;
        AtomicReference<Duration> untilToken = new AtomicReference<>();
        Optional<Reservation> next = update(of, bucket -> {
            untilToken.set(bucket.delay());
            return bucket.reserve(maxWait);
        });
        while (next.isPresent() && !next.get().delay().isZero()) {
            Reservation reservation = next.get();
            sleep(reservation.delay());
            waited = waited.plus(reservation.delay());
            Duration left = maxWait.minus(waited);
            next = update(of, bucket -> {
                untilToken.set(bucket.delay());
                return bucket.redeem(reservation, left);
            });
        }
        if (next.isEmpty()) {
            throw quotaUsed(of, untilToken.get());
        }
        return waited;
    }

    /** Asks for the wait of a person at least; during a pause of the broker, for the rest of it. */
    private CallNotSentException quotaUsed(WindowBucket of, Duration untilToken) {
        Duration wait = config.maxWait(Priority.INTERACTIVE);
        Duration rest = untilToken.truncatedTo(ChronoUnit.SECONDS);
        return CallNotSentException.quotaUsed(of.kind(), rest.compareTo(wait) > 0 ? rest : wait);
    }

    /**
     * @return how long it waited
     * @throws CallNotSentException if interactive calls left no token in time
     */
    private Duration awaitSpareToken(WindowBucket of, Duration maxWait) {
        Duration waited = Duration.ZERO;
        Duration delay = takeSpareToken(of);
        while (!delay.isZero() && waited.plus(delay).compareTo(maxWait) <= 0) {
            Duration pause = delay.plus(jitter(of));
            sleep(pause);
            waited = waited.plus(pause);
            delay = takeSpareToken(of);
        }
        if (!delay.isZero()) {
            throw quotaUsed(of, delay);
        }
        return waited;
    }

    private Duration takeSpareToken(WindowBucket of) {
        return update(of, bucket -> bucket.takeSpare(config.reservedForPeople()));
    }

    /** Spreads background calls that poll for the same token. */
    private Duration jitter(WindowBucket of) {
        return Duration.ofNanos(
                random.nextLong(config.rate(of.window()).period().toNanos()));
    }

    @Override
    public void pause(CallLimit limit, Secret key, Duration requestedPause) {
        Duration pause = requestedPause.compareTo(config.pause()) > 0 ? requestedPause : config.pause();
        meters.counter("broker_connect_quota_pauses", "kind", limit.name()).increment();
        try {
            update(bucket(limit, 0, key), bucket -> {
                bucket.drain(pause);
                return pause;
            });
        } catch (CallNotSentException databaseAway) {
            // the caller throws the broker's 429; while the database is unreachable no other call is sent either
        }
    }

    private <T> T update(WindowBucket of, Function<TokenBucket, T> change) {
        AtomicReference<T> result = new AtomicReference<>();
        Timer.Sample took = Timer.start(meters);
        try {
            buckets.change(of.id(), row -> {
                TokenBucket bucket = TokenBucket.of(row, config.rate(of.window()));
                result.set(change.apply(bucket));
                return bucket.row();
            });
        } catch (RuntimeException databaseAway) {
            LOG.log(
                    Level.WARNING,
                    databaseAway,
                    () -> "the rate limiter cannot read its bucket; no " + of.kind() + " call is sent");
            throw CallNotSentException.quotaUnknown(of.kind(), config.pause());
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
