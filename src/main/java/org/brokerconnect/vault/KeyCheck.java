package org.brokerconnect.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness check: the key ring opens stored secrets. */
@Readiness
@ApplicationScoped
class KeyCheck implements HealthCheck {

    private CanaryStore canary;

    protected KeyCheck() {}

    @Inject
    KeyCheck(CanaryStore canary) {
        this.canary = canary;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("key-ring").status(opens()).build();
    }

    private boolean opens() {
        try {
            return canary.verifies();
        } catch (RuntimeException databaseUnavailable) {
            return false;
        }
    }
}
