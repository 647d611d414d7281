package org.brokerconnect.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/**
 * Gauges about the verification of the event log. NaN, which Prometheus treats as unknown, while the database is
 * unavailable, and for an age before the first run.
 */
@ApplicationScoped
class VerificationMeters {

    private MeterRegistry registry;
    private VerificationReader reader;
    private Clock clock;

    protected VerificationMeters() {}

    @Inject
    VerificationMeters(MeterRegistry registry, VerificationReader reader, Clock clock) {
        this.registry = registry;
        this.reader = reader;
        this.clock = clock;
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
        gauge(
                "broker_connect_audit_verification_age_seconds",
                "seconds since new events of the audit log were last verified",
                status -> since(status.verifiedAt()));
        gauge(
                "broker_connect_audit_full_verification_age_seconds",
                "seconds since all events of the audit log were last verified",
                status -> since(status.fullVerifiedAt()));
        gauge("broker_connect_audit_faults", "faults in the audit log", VerificationStatus::faultCount);
        gauge(
                "broker_connect_audit_verified_position",
                "position of the newest verified event; never decreases",
                VerificationStatus::verified);
    }

    private void gauge(String name, String description, ToDoubleFunction<VerificationStatus> value) {
        Gauge.builder(name, () -> valueNow(value)).description(description).register(registry);
    }

    private double valueNow(ToDoubleFunction<VerificationStatus> value) {
        try {
            return value.applyAsDouble(reader.status());
        } catch (RuntimeException databaseUnavailable) {
            return Double.NaN;
        }
    }

    private double since(Instant instant) {
        return instant == null
                ? Double.NaN
                : Duration.between(instant, clock.instant()).toSeconds();
    }
}
