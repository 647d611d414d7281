package org.brokerconnect.admin.doctor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.brokerconnect.doctor.Finding;
import org.brokerconnect.doctor.Severity;

/**
 * The metric {@code broker_connect_doctor_findings}: the number of findings by severity. There is none before the first
 * {@link #record}, because unknown is not zero. Thread-safe.
 */
@ApplicationScoped
class FindingMeters {

    private MeterRegistry registry;
    private volatile Map<Severity, Long> numbers = Map.of();

    /** For the container's proxy. */
    protected FindingMeters() {}

    @Inject
    FindingMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Replaces the numbers by those of an examination. */
    synchronized void record(Collection<Finding> findings) {
        Map<Severity, Long> counted = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counted.put(
                    severity,
                    findings.stream()
                            .filter(finding -> finding.severity() == severity)
                            .count());
        }
        boolean isFirst = numbers.isEmpty();
        numbers = counted;
        if (isFirst) {
            counted.keySet().forEach(this::register);
        }
    }

    private void register(Severity severity) {
        Gauge.builder("broker_connect_doctor_findings", () -> numbers.get(severity))
                .description("findings of the examination of the set-up")
                .tag("severity", severity.name())
                .register(registry);
    }
}
