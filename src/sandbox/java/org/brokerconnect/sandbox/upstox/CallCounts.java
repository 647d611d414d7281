package org.brokerconnect.sandbox.upstox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts calls by method and path. Safe for use by many threads. */
public final class CallCounts {
    private final Map<String, Integer> counts = new HashMap<>();
    private int running;

    synchronized void begin(Call call) {
        running++;
        counts.merge(call.method() + " " + call.path(), 1, Integer::sum);
    }

    synchronized void end() {
        running--;
        notifyAll();
    }

    /** The number of calls of a route, such as {@code GET /v2/user/profile}, that have begun. */
    public synchronized int count(String route) {
        return counts.getOrDefault(route, 0);
    }

    /** Waits until no call runs; false if calls still ran after {@code timeout}. */
    public synchronized boolean awaitIdle(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (long left = timeout.toNanos(); running > 0 && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return running == 0;
    }

    synchronized void reset() {
        counts.clear();
    }
}
