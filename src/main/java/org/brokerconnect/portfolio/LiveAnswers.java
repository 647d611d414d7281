package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.logging.LogContext;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.Sweep;

/**
 * Coalesces identical concurrent broker calls and caches answers briefly. A call continues when its callers have
 * stopped waiting, so its answer is stored in any case. Thread-safe.
 */
@ApplicationScoped
class LiveAnswers implements Sweep {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final ConcurrentMap<Key<?>, SharedCall<?>> calls = new ConcurrentHashMap<>();

    private Executor executor;
    private Semaphore waiting;
    private PortfolioConfig config;
    private Clock clock;

    protected LiveAnswers() {}

    @Inject
    LiveAnswers(ManagedExecutors executors, PortfolioConfig config, Clock clock) {
        this(executors.executor(), config, clock);
    }

    LiveAnswers(Executor executor, PortfolioConfig config, Clock clock) {
        this.executor = executor;
        waiting = new Semaphore(config.maxWaiting());
        this.config = config;
        this.clock = clock;
    }

    /** Identifies a call. The token version is part of it: a new login causes a new call. */
    record Key<T>(UUID configId, PortfolioSection<T> section, long tokenVersion) {}

    /**
     * The broker's answer.
     *
     * @param asOf when the broker returned it
     * @param snapshotUpdate what storing it will change; null for an answer that is not stored
     */
    record Answer<T>(T data, Instant asOf, @Nullable Snapshots.Update<T> snapshotUpdate) {}

    /**
     * Waits for the answer: the cached one, that of a call under way, or that of a new call.
     *
     * @param store stores the answer after it was returned
     * @throws BrokerException TRANSIENT {@code broker-slow} if there is no answer within the read budget,
     *     {@code broker-busy} if no thread is free, or as many reads wait as allowed; otherwise as the call does
     */
    <T> Answer<T> get(Key<T> key, Supplier<Answer<T>> call, Consumer<Answer<T>> store) {
        if (!waiting.tryAcquire()) {
            throw new BrokerUnavailableException("broker-busy", "as many reads wait for brokers as allowed", null);
        }
        try {
            return request(key, call, store).await(config.readBudget());
        } finally {
            waiting.release();
        }
    }

    /** Joins or starts a call. A failed call is removed at once, a successful one at the end of its cache life. */
    <T> SharedCall<T> request(Key<T> key, Supplier<Answer<T>> call, Consumer<Answer<T>> store) {
        removeStale();
        SharedCall<T> mine = new SharedCall<>();
        // the key contains the section, which determines the type
        @SuppressWarnings("unchecked")
        SharedCall<T> known = (SharedCall<T>) calls.putIfAbsent(key, mine);
        if (known != null) {
            return known;
        }
        try {
            executor.execute(LogContext.propagated(() -> run(key, mine, call, store)));
        } catch (RejectedExecutionException full) {
            fail(key, mine, new BrokerUnavailableException("broker-busy", "no thread is free for the call", full));
        }
        return mine;
    }

    private <T> void run(Key<T> key, SharedCall<T> shared, Supplier<Answer<T>> call, Consumer<Answer<T>> store) {
        try {
            shared.complete(call.get());
        } catch (RuntimeException | Error failed) {
            fail(key, shared, failed);
            return;
        }
        shared.store(store);
    }

    private <T> void fail(Key<T> key, SharedCall<T> shared, Throwable why) {
        calls.remove(key, shared);
        shared.fail(why);
    }

    @Override
    public String name() {
        return "answers";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    /** Frees answers that are no longer served, so that no portfolio stays in memory when nobody asks again. */
    @Override
    public void run() {
        removeStale();
    }

    private void removeStale() {
        calls.values().removeIf(this::isStale);
    }

    int size() {
        return calls.size();
    }

    private boolean isStale(SharedCall<?> shared) {
        return shared.answeredAt()
                .filter(asOf -> !clock.instant().isBefore(asOf.plus(config.cacheLife())))
                .isPresent();
    }
}
