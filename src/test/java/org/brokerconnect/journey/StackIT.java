package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.brokerconnect.sandbox.run.DatabaseDump;
import org.junit.jupiter.api.Test;

@WithStack
class StackIT {

    private final Stack stack;

    StackIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void the_built_application_is_ready_and_accepts_the_tokens() {
        new Web(stack).get("/health/ready").with(200);
        Person.named("investor", stack).get("/api/brokers").with(200);
    }

    @Test
    void its_schema_is_in_the_database_of_the_stack() throws Exception {
        try (Connection connection = stack.database().connect()) {
            assertThat(DatabaseDump.of(connection)).contains("schema_history");
        }
    }

    @Test
    void its_logs_can_be_read() throws Exception {
        assertThat(stack.logs()).contains("Payara Micro", "mariadbd");
    }
}
