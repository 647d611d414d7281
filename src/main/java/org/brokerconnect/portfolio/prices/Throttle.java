package org.brokerconnect.portfolio.prices;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.brokerconnect.scheduling.Delayer;

/** A throttle with a trailing call: a step that is refused is requested again at the end of the interval. */
final class Throttle {

    private final long intervalNanos;
    private final Delayer delayer;
    private final LongSupplier nanoTime;
    private final Runnable trailingCall;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private boolean hasStepped;
    private long lastNanos;

    /**
     * @param nanoTime as {@link System#nanoTime}
     * @param trailingCall requests a refused step again; runs on the delayer's thread
     */
    Throttle(Duration interval, Delayer delayer, LongSupplier nanoTime, Runnable trailingCall) {
        intervalNanos = interval.toNanos();
        this.delayer = delayer;
        this.nanoTime = nanoTime;
        this.trailingCall = trailingCall;
    }

    /** Takes a step if the interval since the last one is over. Called by one thread at a time. */
    boolean tryStep() {
        long now = nanoTime.getAsLong();
        long leftNanos = hasStepped ? intervalNanos - (now - lastNanos) : 0;
        if (leftNanos <= 0) {
            hasStepped = true;
            lastNanos = now;
            return true;
        }
        if (scheduled.compareAndSet(false, true)) {
            delayer.schedule(Duration.ofNanos(leftNanos), this::runTrailingCall);
        }
        return false;
    }

    private void runTrailingCall() {
        scheduled.set(false);
        trailingCall.run();
    }
}
