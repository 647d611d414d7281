package org.brokerconnect.portfolio.prices;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.brokerconnect.scheduling.Delayer;

/** Keeps steps apart, and forgets none: who comes too early is called again when the time is over. One thread at a time asks. */
final class Throttle {

    private final long intervalNanos;
    private final Delayer delayer;
    private final LongSupplier nanos;
    private final Runnable again;
    private final AtomicBoolean called = new AtomicBoolean();
    private boolean begun;
    private long lastNanos;

    /**
     * @param nanos as {@link System#nanoTime}
     * @param again asks once more; on the delayer's thread
     */
    Throttle(Duration interval, Delayer delayer, LongSupplier nanos, Runnable again) {
        intervalNanos = interval.toNanos();
        this.delayer = delayer;
        this.nanos = nanos;
        this.again = again;
    }

    /** Whether a step may be made, which it is then. */
    boolean allows() {
        long now = nanos.getAsLong();
        long left = begun ? intervalNanos - (now - lastNanos) : 0;
        if (left <= 0) {
            begun = true;
            lastNanos = now;
            return true;
        }
        if (called.compareAndSet(false, true)) {
            delayer.schedule(Duration.ofNanos(left), this::call);
        }
        return false;
    }

    private void call() {
        called.set(false);
        again.run();
    }
}
