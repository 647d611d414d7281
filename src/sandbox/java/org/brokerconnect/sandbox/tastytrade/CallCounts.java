package org.brokerconnect.sandbox.tastytrade;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts calls by route and status, so that a test can assert "exactly once". Safe for use by many threads. */
public final class CallCounts {
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int inFlight;

    CallCounts() {}

    synchronized void begin() {
        inFlight++;
    }

    /** @param route method and path template; with the grant type at the token endpoint */
    synchronized void end(String route, int status) {
        counts.merge(route + " " + status, 1, Integer::sum);
        inFlight--;
        notifyAll();
    }

    /** The number of calls whose route begins so, such as {@code GET /accounts/}, with any status. */
    public synchronized int count(String route) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(route))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The counts by route and status, such as {@code GET /customers/me 200}. */
    public synchronized Map<String, Integer> counts() {
        return new LinkedHashMap<>(counts);
    }

    /**
     * Waits until no call is in flight. A call is counted when it ends, which can be after its client has timed out.
     *
     * @return false if calls were still in flight after {@code timeout}
     */
    public synchronized boolean awaitIdle(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (long left = timeout.toNanos(); inFlight > 0 && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return inFlight == 0;
    }

    /** Resets all counts to zero. */
    public synchronized void reset() {
        counts.clear();
    }
}
