package org.brokerconnect.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports the verification of the event log as health data. Always up: a fault needs an investigation, and a node that
 * is out of service does not help it.
 */
@Readiness
@ApplicationScoped
class VerificationCheck implements HealthCheck {

    private VerificationReader reader;

    protected VerificationCheck() {}

    @Inject
    VerificationCheck(VerificationReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("audit-log").up();
        try {
            describe(reader.status(), response);
        } catch (RuntimeException databaseUnavailable) {
            response.withData("unknown", "the database is unavailable");
        }
        return response.build();
    }

    private static void describe(VerificationStatus status, HealthCheckResponseBuilder response) {
        response.withData("faults", status.faultCount());
        response.withData("verifiedPosition", status.verified());
        if (status.verifiedAt() != null) {
            response.withData("verifiedAt", status.verifiedAt().toString());
        }
        if (status.fullVerifiedAt() != null) {
            response.withData("fullVerifiedAt", status.fullVerifiedAt().toString());
        }
    }
}
