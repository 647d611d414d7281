package org.brokerconnect.admin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeterMeasurementsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final MeterMeasurements measurements = new MeterMeasurements(registry);

    @Test
    void a_timer_has_its_maximum_in_seconds() {
        registry.timer("lag").record(Duration.ofMillis(250));
        registry.timer("lag").record(Duration.ofMillis(1_500));

        assertThat(measurements.of("lag")).isEqualTo(Map.of("", 1.5));
    }

    @Test
    void gauges_and_counters_have_their_values_by_broker() {
        registry.gauge("plans", 7);
        registry.counter("calls", "broker", "zerodha", "verdict", "OK").increment(2);
        registry.counter("calls", "broker", "zerodha", "verdict", "AUTH").increment(3);
        registry.counter("calls", "broker", "another", "verdict", "OK").increment();

        assertThat(measurements.of("plans")).isEqualTo(Map.of("", 7.0));
        assertThat(measurements.of("calls")).isEqualTo(Map.of("zerodha", 3.0, "another", 1.0));
    }

    @Test
    void an_unknown_meter_has_no_value() {
        assertThat(measurements.of("unknown")).isEmpty();
    }
}
