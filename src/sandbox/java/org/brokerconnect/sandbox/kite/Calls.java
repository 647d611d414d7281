package org.brokerconnect.sandbox.kite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** How many calls ended how, so that a test can claim "exactly once" and "never over the limit". Safe for many threads. */
public final class Calls {
    private final Map<Ending, Integer> counts = new LinkedHashMap<>();

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

    synchronized void record(KiteCall call, String template, Reply reply, boolean faulty) {
        if (!template.startsWith("/_sandbox")) {
            String route = call.method() + " " + template;
            String apiKey = call.apiKey().orElse("");
            counts.merge(new Ending(route, reply.status(), reply.errorType(), faulty, apiKey), 1, Integer::sum);
        }
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

    /** Forgets all. */
    public synchronized void clear() {
        counts.clear();
    }
}
