package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients count down by the clock of the application, which differs from that of the machine. */
@WithTestEnvironment
class ServerTimeIT {

    private static final Instant MOVED = Instant.parse("2026-11-24T04:10:00Z");

    private final TestEnvironment environment;
    private final ApiClient api;

    ServerTimeIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
    }

    @BeforeEach
    void move_the_clock() {
        environment.sandbox().clock().set(MOVED);
    }

    @ParameterizedTest
    @CsvSource({
        "200, /api/brokers",
        "200, /api/broker/status",
        "404, /api/broker/configs/0d9c1c52-6c53-4f2e-9a55-0f9a6c1f3a77"
    })
    void responses_and_errors_have_the_time_of_the_application(int status, String path) {
        Reply reply = api.send(api.request(path)
                .header("Authorization", environment.bearer("investor"))
                .buildGet());

        assertThat(reply.status()).isEqualTo(status);
        assertIsNow(Instant.parse(reply.header("Server-Time")));
    }

    @Test
    void a_stream_for_browsers_begins_with_the_time_and_follows_a_clock_that_is_moved() throws Exception {
        try (SseClient page =
                SseClient.stream(environment, "investor", UUID.randomUUID().toString())) {
            SseClient.Event first = page.nextOrComment();
            assertThat(first.name()).isEqualTo("time");
            assertThat(first.id()).isNull();
            assertIsNow(timeOf(first));

            Instant later = MOVED.plus(Duration.ofHours(20));
            environment.sandbox().clock().set(later);

            Eventually.holds("a heartbeat has the new time", () -> !timeOf(page.nextOrComment())
                    .isBefore(later));
        }
    }

    /** Between the moved time and the present of the moved clock. */
    private void assertIsNow(Instant time) {
        assertThat(time).isBetween(MOVED, environment.sandbox().clock().instant());
    }

    private static Instant timeOf(SseClient.Event event) {
        return Instant.parse(event.data().path("now").asText());
    }
}
