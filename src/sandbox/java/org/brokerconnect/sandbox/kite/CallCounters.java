package org.brokerconnect.sandbox.kite;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Counts calls by route and outcome, so that a test can assert "exactly once" and "never over the limit". Safe for use
 * by many threads.
 */
public final class CallCounters {
    private final Map<Outcome, Integer> counts = new LinkedHashMap<>();
    private int inFlight;
    private int resets;

    CallCounters() {}

    /**
     * The outcome of a call.
     *
     * @param route method and path template, such as {@code GET /user/margins/{segment}}; without {@code /oms}
     * @param status HTTP status; 0 if the connection was closed without a response
     * @param errorType the {@code error_type} of the broker; empty if there is none
     * @param faultInjected whether a fault was injected into the call
     * @param apiKey the app that made the call; empty if the call named none
     */
    public record Outcome(String route, int status, String errorType, boolean faultInjected, String apiKey) {}

    /** @return for {@link #recordEnd} */
    synchronized int recordStart() {
        inFlight++;
        return resets;
    }

    /** Counts a call, unless the counts were reset since its start: then it belongs to what was before. */
    synchronized void recordEnd(int start, KiteCall call, String template, Reply reply, boolean faultInjected) {
        if (start == resets && !template.startsWith("/_sandbox")) {
            String route = call.method() + " " + template;
            String apiKey = call.apiKey().orElse("");
            counts.merge(new Outcome(route, reply.status(), reply.errorType(), faultInjected, apiKey), 1, Integer::sum);
        }
        inFlight--;
        notifyAll();
    }

    /** The counts by outcome. */
    public synchronized Map<Outcome, Integer> counts() {
        return new LinkedHashMap<>(counts);
    }

    /** The number of calls whose outcome matches. */
    public synchronized int count(Predicate<Outcome> filter) {
        return counts.entrySet().stream()
                .filter(entry -> filter.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The number of calls of a route, such as {@code POST /session/token}, with any outcome. */
    public int count(String route) {
        return count(outcome -> outcome.route().equals(route));
    }

    /** The number of calls of a route with this status. */
    public int count(String route, int status) {
        return count(outcome -> outcome.route().equals(route) && outcome.status() == status);
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

    /** Resets all counts to zero; calls in flight are not counted when they end. */
    public synchronized void reset() {
        resets++;
        counts.clear();
    }
}
