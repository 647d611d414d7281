package org.brokerconnect.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.TimedRead;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness check: the database responds within a second. Reports the schema version. */
@Readiness
@ApplicationScoped
class SchemaCheck implements HealthCheck {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private TimedRead<String> version;

    protected SchemaCheck() {}

    @Inject
    SchemaCheck(SchemaStore schema, ManagedExecutors executors) {
        version = new TimedRead<>(executors.executor(), schema::version, LIMIT, Duration.ZERO);
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("database")
                    .withData("schemaVersion", version.get())
                    .up()
                    .build();
        } catch (RuntimeException databaseUnavailable) {
            return HealthCheckResponse.named("database").down().build();
        }
    }
}
