package org.brokerconnect.journey;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lets upkeep look for what is due at the present time, and returns when it has: then what did not happen does not happen. */
public final class Sweeps {

    private final Metrics metrics;

    public Sweeps(TestEnvironment environment) {
        metrics = new Metrics(environment);
    }

    /** A sweep that has begun already may have looked at the time before; so the next one has to end. */
    public void awaitNext(String... names) throws Exception {
        Map<String, Double> begun = new LinkedHashMap<>();
        for (String name : names) {
            begun.put(name, count("broker_connect_sweeps_begun_total", name));
        }
        for (String name : names) {
            Eventually.holds(
                    "the next " + name + " sweep",
                    () -> count("broker_connect_sweeps_seconds_count", name) > begun.get(name));
        }
    }

    void awaitAll() throws Exception {
        awaitNext("expiry", "health", "renewal", "revocation", "cleanup");
    }

    private double count(String metric, String sweep) throws Exception {
        return metrics.sum(metric, "sweep=\"" + sweep + "\"");
    }
}
