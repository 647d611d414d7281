package org.brokerconnect.sandbox.kite;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** How many calls ended how, so that a test can claim "exactly once" and "never over the limit". Safe for many threads. */
public final class Calls {
    private final Map<Ending, Integer> counts = new LinkedHashMap<>();
    private int underWay;

    Calls() {}

    /**
     * How calls ended.
     *
     * @param route method and path template, such as {@code GET /user/margins/{segment}}; without {@code /oms}
     * @param status HTTP status, 0 for a connection that was cut
     * @param errorType the broker's, empty for none
     * @param faulty whether a fault was switched on for it
     * @param apiKey the app that called, empty if the call named none
     */
    public record Ending(String route, int status, String errorType, boolean faulty, String apiKey) {}

    synchronized void arrived() {
        underWay++;
    }

    synchronized void record(KiteCall call, String template, Reply reply, boolean faulty) {
        if (!template.startsWith("/_sandbox")) {
            String route = call.method() + " " + template;
            String apiKey = call.apiKey().orElse("");
            counts.merge(new Ending(route, reply.status(), reply.errorType(), faulty, apiKey), 1, Integer::sum);
        }
        underWay--;
        notifyAll();
    }

    /** All counts. */
    public synchronized Map<Ending, Integer> all() {
        return new LinkedHashMap<>(counts);
    }

    /** How many calls ended in a way of which {@code which} is true. */
    public synchronized int count(Predicate<Ending> which) {
        return counts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Calls of a route, such as {@code POST /session/token}, however they ended. */
    public int count(String route) {
        return count(ending -> ending.route().equals(route));
    }

    /** Calls of a route that ended with this status. */
    public int count(String route, int status) {
        return count(ending -> ending.route().equals(route) && ending.status() == status);
    }

    /**
     * Waits until every call has ended, slow ones that nobody waits for any longer among them: a call is counted at its end.
     *
     * @return whether all have, within this time
     */
    public synchronized boolean settled(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); underWay > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return underWay == 0;
    }

    /** Forgets all. */
    public synchronized void clear() {
        counts.clear();
    }
}
