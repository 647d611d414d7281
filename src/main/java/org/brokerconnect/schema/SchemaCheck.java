package org.brokerconnect.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness check: the database responds. Reports the schema version. */
@Readiness
@ApplicationScoped
class SchemaCheck implements HealthCheck {

    private SchemaStore schema;

    protected SchemaCheck() {}

    @Inject
    SchemaCheck(SchemaStore schema) {
        this.schema = schema;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("database")
                    .withData("schemaVersion", schema.version())
                    .up()
                    .build();
        } catch (RuntimeException databaseUnavailable) {
            return HealthCheckResponse.named("database").down().build();
        }
    }
}
