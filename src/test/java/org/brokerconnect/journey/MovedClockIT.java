package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** One control call moves the clock of the sandbox and of the application. */
@WithTestEnvironment
class MovedClockIT {

    private final TestEnvironment environment;

    MovedClockIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @Test
    void moving_the_sandbox_clock_moves_the_clock_of_the_application() {
        assertThat(timeOfTheApplication()).isCloseTo(TestEnvironment.WEDNESDAY, within(10, ChronoUnit.MINUTES));

        moveSandbox("{\"advance\":\"PT36H\"}");
        Instant expected = TestEnvironment.WEDNESDAY.plus(Duration.ofHours(36));
        assertThat(timeOfTheApplication()).isCloseTo(expected, within(10, ChronoUnit.MINUTES));

        moveSandbox("{\"now\":\"2026-11-23T00:30:00Z\",\"frozen\":true}");
        assertThat(timeOfTheApplication()).isEqualTo("2026-11-23T00:30:00Z");

        environment.sandbox().reset();
        assertThat(timeOfTheApplication()).isCloseTo(TestEnvironment.WEDNESDAY, within(10, ChronoUnit.MINUTES));
    }

    private Instant timeOfTheApplication() {
        Account account = Person.named("investor", environment).setUp();
        JsonNode config = account.person().get(account.path()).expectStatus(200).json();
        return Instant.parse(config.path("createdAt").asText());
    }

    private void moveSandbox(String where) {
        try (Response moved = ApiClient.CLIENT
                .target(environment.sandbox().url() + "/_sandbox/clock")
                .request()
                .put(Entity.json(where))) {
            assertThat(moved.getStatus()).isEqualTo(200);
        }
    }
}
