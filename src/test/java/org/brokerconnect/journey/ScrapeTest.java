package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.brokerconnect.journey.Scrape.Found;
import org.junit.jupiter.api.Test;

class ScrapeTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private Scrape scrape() {
        return Scrape.of(registry.scrape().lines().toList());
    }

    @Test
    void metrics_have_the_names_kinds_and_labels_with_which_they_were_registered() {
        registry.counter("broker_connect_a", "reason", "say \"no\", {x=\"y\"}").increment();
        registry.timer("broker_connect_b", "broker", "zerodha", "verdict", "OK").record(Duration.ofMillis(5));
        Gauge.builder("broker_connect_c_seconds", () -> Double.NaN).register(registry);
        Gauge.builder("broker_connect_d_total_positions", () -> 1).register(registry);

        assertThat(scrape().metrics())
                .containsExactlyInAnyOrder(
                        new Found("broker_connect_a", "counter", Set.of("reason")),
                        new Found("broker_connect_b", "timer", Set.of("broker", "verdict")),
                        new Found("broker_connect_c_seconds", "gauge", Set.of()),
                        new Found("broker_connect_d_total_positions", "gauge", Set.of()));
    }

    @Test
    void a_timer_whose_maximum_is_listed_first_is_one_metric() {
        assertThat(Scrape.of("""
                # TYPE a_seconds_max gauge
                a_seconds_max 1.0
                # TYPE a_seconds summary
                a_seconds_count 1
                a_seconds_sum 1.0
                """.lines().toList()).metrics()).containsExactly(new Found("a", "timer", Set.of()));
    }
}
