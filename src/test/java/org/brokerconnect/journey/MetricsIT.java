package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

@WithTestEnvironment
class MetricsIT {

    private final Metrics metrics;

    MetricsIT(TestEnvironment environment) {
        metrics = new Metrics(environment);
    }

    @Test
    void the_applications_own_metrics_are_at_metrics() throws Exception {
        for (String name : List.of("broker_connect_connections", "broker_connect_sweep_lag_seconds", "jvm_memory")) {
            assertThat(metrics.lines()).anyMatch(line -> line.startsWith(name));
        }
    }

    @Test
    void metrics_require_their_user_and_password() throws Exception {
        metrics.read("metrics:wrong").expectStatus(401);
        metrics.read("investor:demo").expectStatus(401);
    }
}
