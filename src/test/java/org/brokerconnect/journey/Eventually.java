package org.brokerconnect.journey;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until a condition holds. Pauses between two checks for twice the time that a check takes, so that a check that
 * is expensive for the server does not slow down what the test waits for.
 */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MIN_PAUSE_NANOS = Duration.ofMillis(10).toNanos();
    private static final long MAX_PAUSE_NANOS = Duration.ofMillis(250).toNanos();

    private Eventually() {}

    public static void holds(String what, Callable<Boolean> condition) throws Exception {
        holds(what, PATIENCE, condition);
    }

    /** Waits at most {@code patience}, which only failed tests reach. */
    public static void holds(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        long begin = System.nanoTime();
        while (!condition.call()) {
            long now = System.nanoTime();
            if (now > end) {
                throw new AssertionError("not within " + patience.toSeconds() + " seconds: " + what);
            }
            LockSupport.parkNanos(Math.max(MIN_PAUSE_NANOS, Math.min(2 * (now - begin), MAX_PAUSE_NANOS)));
            begin = System.nanoTime();
        }
    }
}
