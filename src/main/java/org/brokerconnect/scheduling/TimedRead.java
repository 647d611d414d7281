package org.brokerconnect.scheduling;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads a value on another thread with a time limit, for health checks and metrics: a dependency that hangs occupies
 * one background thread, and every caller gets an answer in time. Concurrent callers share one read; its result, also a
 * failure, is reused for a short time. Thread-safe.
 */
public final class TimedRead<T> {

    private final Executor executor;
    private final Supplier<T> read;
    private final Duration limit;
    private final Duration maxAge;
    private final LongSupplier nanoTime;

    private CompletableFuture<T> last;
    private volatile long endedNanos;

    /**
     * @param limit the longest wait of a caller
     * @param maxAge how long a result is reused; zero shares only a read under way
     */
    public TimedRead(Executor executor, Supplier<T> read, Duration limit, Duration maxAge) {
        this(executor, read, limit, maxAge, System::nanoTime);
    }

    TimedRead(Executor executor, Supplier<T> read, Duration limit, Duration maxAge, LongSupplier nanoTime) {
        this.executor = executor;
        this.read = read;
        this.limit = limit;
        this.maxAge = maxAge;
        this.nanoTime = nanoTime;
    }

    /**
     * The value, at most {@code maxAge} old.
     *
     * @throws IllegalStateException if there is no value within the limit, or the read failed; the cause is the failure
     */
    public T get() {
        try {
            return current().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IllegalStateException("no value within " + limit, slow);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the value could not be read", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a value was read", stopping);
        }
    }

    private synchronized CompletableFuture<T> current() {
        if (last == null || (last.isDone() && nanoTime.getAsLong() - endedNanos >= maxAge.toNanos())) {
            last = CompletableFuture.supplyAsync(this::readNow, executor);
        }
        return last;
    }

    private T readNow() {
        try {
            return read.get();
        } finally {
            endedNanos = nanoTime.getAsLong();
        }
    }
}
