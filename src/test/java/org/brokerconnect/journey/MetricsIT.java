package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.brokerconnect.telemetry.MonitoringPage;
import org.brokerconnect.telemetry.MonitoringPage.Metric;
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
    void a_scrape_has_the_metrics_and_labels_that_the_page_describes() throws Exception {
        Map<String, Metric> described = MonitoringPage.metrics();
        Scrape scrape = Scrape.of(metrics.lines());

        assertThat(scrape.metrics())
                .filteredOn(metric -> metric.name().startsWith("broker_connect_"))
                .isNotEmpty()
                .allSatisfy(found -> {
                    Metric expected = described.get(found.name());
                    assertThat(expected).as(found.name()).isNotNull();
                    assertThat(found.type()).as(found.name()).isEqualTo(expected.type());
                    assertThat(found.labels()).as(found.name()).isEqualTo(expected.labels());
                });
        assertThat(scrape.names())
                .containsAll(described.values().stream()
                        .filter(Metric::isAlwaysPresent)
                        .map(Metric::name)
                        .toList())
                .contains("jvm_memory_used_bytes", "jvm_memory_max_bytes");
    }

    @Test
    void metrics_require_their_user_and_password() throws Exception {
        metrics.read("metrics:wrong").expectStatus(401);
        metrics.read("investor:demo").expectStatus(401);
    }
}
