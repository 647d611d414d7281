package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.brokerconnect.sandbox.run.DatabaseDump;
import org.junit.jupiter.api.Test;

@WithTestEnvironment
class EnvironmentIT {

    private final TestEnvironment environment;

    EnvironmentIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @Test
    void the_built_application_is_ready_and_accepts_the_tokens() {
        new ApiClient(environment).get("/health/ready").expectStatus(200);
        Person.named("investor", environment).get("/api/brokers").expectStatus(200);
    }

    @Test
    void its_schema_is_in_the_database() throws Exception {
        try (Connection connection = environment.database().connect()) {
            assertThat(DatabaseDump.of(connection)).contains("schema_history");
        }
    }

    @Test
    void its_logs_can_be_read() throws Exception {
        assertThat(environment.logs()).contains(environment.app().productName(), "mariadbd");
    }
}
