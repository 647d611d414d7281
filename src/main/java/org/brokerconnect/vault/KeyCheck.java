package org.brokerconnect.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.TimedRead;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness check: the key ring opens stored secrets. */
@Readiness
@ApplicationScoped
class KeyCheck implements HealthCheck {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private TimedRead<Boolean> canary;

    protected KeyCheck() {}

    @Inject
    KeyCheck(CanaryStore canary, ManagedExecutors executors) {
        this.canary = new TimedRead<>(executors.executor(), canary::verifies, LIMIT, Duration.ZERO);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("key-ring").status(opens()).build();
    }

    private boolean opens() {
        try {
            return canary.get();
        } catch (RuntimeException databaseUnavailable) {
            return false;
        }
    }
}
