package org.brokerconnect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.brokerconnect.scheduling.Drain;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness: DOWN from when the node is to be stopped. */
@Readiness
@ApplicationScoped
class DrainCheck implements HealthCheck {

    private Drain drain;

    protected DrainCheck() {}

    @Inject
    DrainCheck(Drain drain) {
        this.drain = drain;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("drain").status(!drain.isOngoing()).build();
    }
}
