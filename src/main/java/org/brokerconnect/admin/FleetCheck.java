package org.brokerconnect.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports counts of connections as health data. Always up: a broker's failure or an expired session must not take this
 * node out of service.
 */
@Readiness
@ApplicationScoped
class FleetCheck implements HealthCheck {

    private FleetReader reader;
    private Clock clock;

    protected FleetCheck() {}

    @Inject
    FleetCheck(FleetReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("connections").up();
        try {
            describe(reader.fleet(), response);
        } catch (RuntimeException databaseUnavailable) {
            response.withData("unknown", "the database is unavailable");
        }
        return response.build();
    }

    private void describe(Fleet fleet, HealthCheckResponseBuilder response) {
        Instant now = clock.instant();
        fleet.byState().forEach((state, count) -> response.withData(state.name(), count));
        response.withData("overdueRenewalSeconds", fleet.overdueRenewalAt(now).toSeconds());
        response.withData("sweepLagSeconds", fleet.lagAt(now).toSeconds());
        if (fleet.lastBrokerAnswer() != null) {
            response.withData("lastBrokerAnswer", fleet.lastBrokerAnswer().toString());
        }
    }
}
