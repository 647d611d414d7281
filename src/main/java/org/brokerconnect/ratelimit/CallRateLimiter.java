package org.brokerconnect.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallLimit;
import org.brokerconnect.broker.NotAskedException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.ratelimit.TokenBucket.Promise;
import org.brokerconnect.vault.Secret;

/**
 * Whose turn it is. People are promised the next free call, in the order of their asking on all nodes, and are told at once when that would take too
 * long. Background work is promised nothing: it takes a call that is free when enough others are, and looks again later. It waits outside of the
 * database's transactions.
 */
@ApplicationScoped
class CallRateLimiter implements RateLimiter {

    private static final Logger LOG = Logger.getLogger(CallRateLimiter.class.getName());

    private BucketStore buckets;
    private RateLimitConfig config;
    private MeterRegistry meters;
    private Sleeper waiting;
    private RandomGenerator random;

    protected CallRateLimiter() {}

    @Inject
    CallRateLimiter(BucketStore buckets, RateLimitConfig config, MeterRegistry meters) {
        this(buckets, config, meters, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()), RandomGenerator.getDefault());
    }

    CallRateLimiter(
            BucketStore buckets,
            RateLimitConfig config,
            MeterRegistry meters,
            Sleeper waiting,
            RandomGenerator random) {
        this.buckets = buckets;
        this.config = config;
        this.meters = meters;
        this.waiting = waiting;
        this.random = random;
    }

    @Override
    public Duration await(CallLimit limit, Secret apiKey, Priority priority) {
        try {
            Optional<Duration> waited = priority == Priority.BACKGROUND
                    ? awaitFree(limit, apiKey)
                    : awaitTurn(limit, apiKey, config.patience(priority));
            Duration took = waited.orElseThrow(
                    () -> NotAskedException.quotaUsed(limit.name(), config.patience(Priority.INTERACTIVE)));
            meters.timer("broker_connect_quota_waits", "kind", limit.name(), "priority", priority.name())
                    .record(took);
            return took;
        } catch (NotAskedException refused) {
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

    /** @return how long it waited; empty when its turn is too far away */
    private Optional<Duration> awaitTurn(CallLimit limit, Secret apiKey, Duration patience) {
        Duration waited = Duration.ZERO;
        Optional<Promise> turn = decide(limit, apiKey, tokens -> tokens.promise(patience));
        while (turn.isPresent() && !turn.get().delay().isZero()) {
            Promise made = turn.get();
            pass(made.delay());
            waited = waited.plus(made.delay());
            Duration left = patience.minus(waited);
            turn = decide(limit, apiKey, tokens -> tokens.redeem(made, left));
        }
        return turn.isPresent() ? Optional.of(waited) : Optional.empty();
    }

    /** @return how long it waited; empty when people left nothing for too long */
    private Optional<Duration> awaitFree(CallLimit limit, Secret apiKey) {
        Duration patience = config.patience(Priority.BACKGROUND);
        Duration waited = Duration.ZERO;
        Duration next = decide(limit, apiKey, tokens -> tokens.takeBut(config.backgroundLeaves()));
        while (!next.isZero() && waited.plus(next).compareTo(patience) <= 0) {
            Duration pause = next.plus(aLittle(limit));
            pass(pause);
            waited = waited.plus(pause);
            next = decide(limit, apiKey, tokens -> tokens.takeBut(config.backgroundLeaves()));
        }
        return next.isZero() ? Optional.of(waited) : Optional.empty();
    }

    /** Those who look for the same free call do not all look at the same moment. */
    private Duration aLittle(CallLimit limit) {
        return Duration.ofNanos(random.nextLong(config.rate(limit).period().toNanos()));
    }

    @Override
    public void pause(CallLimit limit, Secret apiKey, Duration askedFor) {
        Duration pause = askedFor.compareTo(config.pause()) > 0 ? askedFor : config.pause();
        meters.counter("broker_connect_quota_pauses", "kind", limit.name()).increment();
        try {
            decide(limit, apiKey, tokens -> {
                tokens.empty(pause);
                return pause;
            });
        } catch (NotAskedException databaseAway) {
            // the refusal that led here is what matters; without the database nobody calls anyway
        }
    }

    private <T> T decide(CallLimit limit, Secret apiKey, Function<TokenBucket, T> decision) {
        AtomicReference<T> decided = new AtomicReference<>();
        Timer.Sample took = Timer.start(meters);
        try {
            buckets.change(apiKey.fingerprint("quota " + limit.name()), row -> {
                TokenBucket tokens = TokenBucket.of(row, config.rate(limit));
                decided.set(decision.apply(tokens));
                return tokens.row();
            });
        } catch (RuntimeException databaseAway) {
            LOG.log(Level.WARNING, databaseAway, () -> "no call of the kind " + limit.name() + " goes out");
            throw NotAskedException.quotaUnknown(limit.name(), config.pause());
        } finally {
            took.stop(meters.timer("broker_connect_quota_decisions"));
        }
        return decided.get();
    }

    private void pass(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            waiting.pass(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException("broker-call-interrupted", "a call did not await its turn", null);
        }
    }
}
