package org.brokerconnect.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means, among other things, that stored secrets can be opened. */
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
            return canary.sings();
        } catch (RuntimeException databaseAway) {
            return false;
        }
    }
}
