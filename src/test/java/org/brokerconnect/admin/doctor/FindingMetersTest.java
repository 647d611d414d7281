package org.brokerconnect.admin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.brokerconnect.doctor.Finding;
import org.brokerconnect.doctor.Severity;
import org.junit.jupiter.api.Test;

class FindingMetersTest {

    private static final String NAME = "broker_connect_doctor_findings";

    private static final Finding WARNING = new Finding("schema-absent", Severity.WARNING, List.of());
    private static final Finding FAULT = new Finding("table-missing", Severity.FAULT, List.of("t"));

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final FindingMeters meters = new FindingMeters(registry);

    @Test
    void there_is_no_number_before_an_examination() {
        assertThat(registry.find(NAME).gauges()).isEmpty();
    }

    @Test
    void findings_are_counted_by_severity() {
        meters.record(List.of(WARNING, WARNING, FAULT));

        assertThat(number("WARNING")).isEqualTo(2);
        assertThat(number("FAULT")).isEqualTo(1);
    }

    @Test
    void another_examination_replaces_the_numbers() {
        meters.record(List.of(FAULT));
        meters.record(List.of());

        assertThat(number("FAULT")).isZero();
        assertThat(number("WARNING")).isZero();
    }

    private double number(String severity) {
        return registry.get(NAME).tag("severity", severity).gauge().value();
    }
}
