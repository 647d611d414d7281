package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Waits until sweeps have processed everything that is due at the current time. */
public final class Sweeps {

    private static final String BEGUN = "broker_connect_sweeps_begun_total";
    private static final String ENDED = "broker_connect_sweeps_seconds_count";

    private final Metrics metrics;

    public Sweeps(TestEnvironment environment) {
        metrics = new Metrics(environment);
    }

    /** Waits for a complete run of each sweep that starts after this call; a running one may have read the old time. */
    public void awaitNext(String... names) throws Exception {
        Map<String, Double> started = new LinkedHashMap<>();
        for (String name : names) {
            started.put(name, count(BEGUN, name));
        }
        for (String name : names) {
            Eventually.holds("the next " + name + " sweep", () -> count(ENDED, name) > started.get(name));
            assertThat(count(BEGUN, name))
                    .as("the counter of started sweeps exists")
                    .isPositive();
        }
    }

    /**
     * Waits until the sweeps that are running now have ended. Those that begin later see what was committed before this
     * call.
     */
    void awaitRunning() throws Exception {
        Map<String, Double> begun = new HashMap<>();
        Eventually.holds("the running sweeps end", () -> {
            List<String> lines = metrics.lines();
            if (begun.isEmpty()) {
                begun.putAll(Metrics.bySeries(lines, BEGUN));
            }
            Map<String, Double> ended = Metrics.bySeries(lines, ENDED);
            return begun.entrySet().stream()
                    .allMatch(sweep -> ended.getOrDefault(sweep.getKey(), 0.0) >= sweep.getValue());
        });
    }

    void awaitAll() throws Exception {
        awaitNext("expiry", "health", "renewal", "revocation", "cleanup");
    }

    private double count(String metric, String sweep) throws Exception {
        return metrics.sum(metric, "sweep=\"" + sweep + "\"");
    }
}
