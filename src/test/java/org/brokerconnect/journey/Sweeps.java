package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/** Waits until sweeps have processed everything that is due at the current time. */
public final class Sweeps {

    private final Metrics metrics;

    public Sweeps(TestEnvironment environment) {
        metrics = new Metrics(environment);
    }

    /** Waits for a complete run of each sweep that starts after this call; a running one may have read the old time. */
    public void awaitNext(String... names) throws Exception {
        Map<String, Double> started = new LinkedHashMap<>();
        for (String name : names) {
            started.put(name, count("broker_connect_sweeps_begun_total", name));
        }
        for (String name : names) {
            Eventually.holds(
                    "the next " + name + " sweep",
                    () -> count("broker_connect_sweeps_seconds_count", name) > started.get(name));
            assertThat(count("broker_connect_sweeps_begun_total", name))
                    .as("the counter of started sweeps exists")
                    .isPositive();
        }
    }

    void awaitAll() throws Exception {
        awaitNext("expiry", "health", "renewal", "revocation", "cleanup");
    }

    private double count(String metric, String sweep) throws Exception {
        return metrics.sum(metric, "sweep=\"" + sweep + "\"");
    }
}
