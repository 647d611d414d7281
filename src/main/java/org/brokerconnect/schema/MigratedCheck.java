package org.brokerconnect.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Startup check: the schema has been migrated. */
@Startup
@ApplicationScoped
class MigratedCheck implements HealthCheck {

    private SchemaCheck schema;

    protected MigratedCheck() {}

    @Inject
    MigratedCheck(@org.eclipse.microprofile.health.Readiness SchemaCheck schema) {
        this.schema = schema;
    }

    @Override
    public HealthCheckResponse call() {
        return schema.call();
    }
}
