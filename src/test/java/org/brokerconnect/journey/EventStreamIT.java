package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brokerconnect.journey.SseClient.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithTestEnvironment
class EventStreamIT {

    private final TestEnvironment environment;
    private final DatabaseRows rows;

    EventStreamIT(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
    }

    @Test
    void a_stream_begins_with_the_status_of_every_connection() {
        Account one = Person.named("investor", environment).setUp();
        Account two = Person.named("investor", environment).setUp();
        one.connectAs("AB1234");

        try (SseClient page = SseClient.open(environment, "investor")) {
            assertThat(page.head().statusCode()).isEqualTo(200);
            assertThat(page.head().headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(page.head().headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(page.head().headers().allValues("X-Accel-Buffering")).containsExactly("no");
            Event first = page.next("status");
            Event second = page.next("status");
            assertThat(first.id()).isEqualTo(second.id());
            assertThat(first.data()).isEqualTo(one.status());
            assertThat(second.data()).isEqualTo(two.status());
        }
    }

    @Test
    void a_change_arrives_within_a_second_of_its_request() {
        try (SseClient page = SseClient.open(environment, "investor")) {
            page.head();
            Account account = Person.named("investor", environment).setUp();
            Event created = page.next("change");
            account.begin();
            Event started = page.next("change");

            assertThat(created.change()).isEqualTo("CREATED");
            assertThat(started.change()).isEqualTo("CONNECT_STARTED");
            assertThat(started.position()).isGreaterThan(created.position());
            assertThat(started.data().path("position").asLong()).isEqualTo(started.position());
            assertThat(started.data().path("connectionId").asText()).isEqualTo(account.id());
            assertThat(started.data().path("sequence").asLong()).isEqualTo(2);
            assertThat(started.data().path("actor").asText()).isEqualTo("you");
            assertThat(started.data().path("from").asText()).isEqualTo("DISCONNECTED");
            assertThat(started.data().path("to").asText()).isEqualTo("CONNECTING");
            assertThat(started.data().path("status")).isEqualTo(account.status());
            Latency.assertMedianWithin(Duration.ofSeconds(1), 15, () -> {
                account.begin();
                long answered = System.nanoTime();
                return page.next("change").receivedNanos() - answered;
            });
        }
    }

    @Test
    void the_event_of_a_deleted_connection_has_no_status() {
        Account account = Person.named("investor", environment).setUp();

        try (SseClient page = SseClient.open(environment, "investor")) {
            page.next("status");
            account.person().delete(account.path()).expectStatus(204);

            Event deleted = page.next("change");
            assertThat(deleted.change()).isEqualTo("DELETED");
            assertThat(deleted.data().has("status")).isFalse();
        }
    }

    @Test
    void events_of_another_node_arrive() throws Exception {
        Account account = Person.named("investor", environment).setUp();

        try (SseClient page = SseClient.open(environment, "investor")) {
            page.next("status");
            rows.appendEvents("investor", UUID.fromString(account.id()), 2, 1);

            assertThat(page.next("change").data().path("sequence").asLong()).isEqualTo(2);
        }
    }

    @Test
    void users_receive_only_events_of_their_own_connections() {
        try (SseClient mine = SseClient.open(environment, "investor");
                SseClient theirs = SseClient.open(environment, "investor2")) {
            mine.head();
            theirs.head();
            Account my = Person.named("investor", environment).setUp();
            Account their = Person.named("investor2", environment).setUp();
            their.begin();

            assertThat(theirs.next("change").data().path("connectionId").asText())
                    .isEqualTo(their.id());
            assertThat(theirs.next("change").data().path("connectionId").asText())
                    .isEqualTo(their.id());
            assertThat(mine.next("change").data().path("connectionId").asText()).isEqualTo(my.id());
        }
    }

    @Test
    void a_reconnecting_client_receives_each_missed_event_once() {
        Account account = Person.named("investor", environment).setUp();
        String seen;
        try (SseClient page = SseClient.open(environment, "investor")) {
            seen = page.next("status").id();
        }
        account.begin();
        Account other = Person.named("investor2", environment).setUp();
        account.disconnect();

        try (SseClient page = SseClient.open(environment, environment.bearer("investor"), seen)) {
            assertThat(page.next("change").change()).isEqualTo("CONNECT_STARTED");
            Event disconnected = page.next("change");
            assertThat(disconnected.change()).isEqualTo("DISCONNECTED");
            assertThat(disconnected.data().path("status")).isEqualTo(account.status());
            account.begin();
            assertThat(page.next("change").data().path("sequence").asLong()).isEqualTo(4);
        }
        assertThat(other.state()).isEqualTo("DISCONNECTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "-1", "1.5", "999999999999999999", "9999999999999999999"})
    void an_invalid_last_event_id_is_ignored(String id) {
        Account account = Person.named("investor", environment).setUp();

        try (SseClient page = SseClient.open(environment, environment.bearer("investor"), id)) {
            assertThat(page.next("status").data()).isEqualTo(account.status());
        }
    }

    @Test
    void a_client_with_an_id_older_than_the_log_starts_over() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.begin();
        account.disconnect();
        String second = rows.read("select position from connection_event where sequence = 2")
                .get(0);
        rows.change("delete from connection_event where sequence < 3");

        try (SseClient old = SseClient.open(
                        environment, environment.bearer("investor"), String.valueOf(Long.parseLong(second) - 1));
                SseClient justInTime = SseClient.open(environment, environment.bearer("investor"), second)) {
            assertThat(old.next("status").data()).isEqualTo(account.status());
            assertThat(justInTime.next("change").change()).isEqualTo("DISCONNECTED");
        }
    }

    @Test
    void a_client_receives_heartbeats() {
        try (SseClient page = SseClient.open(environment, "investor")) {
            assertThat(page.nextOrComment().name()).isEqualTo("comment");
            assertThat(page.nextOrComment().name()).isEqualTo("comment");
        }
    }

    @Test
    void clients_that_leave_at_once_leave_no_stream_behind() throws Exception {
        for (int i = 0; i < 50; i++) {
            SseClient.open(environment, "investor").close();
        }

        Metrics metrics = new Metrics(environment);
        Eventually.holds("no stream is open", () -> metrics.sum("broker_connect_event_streams") == 0);
    }

    @Test
    void a_stream_requires_the_role_investor() {
        try (SseClient unauthorized = SseClient.open(environment, "Bearer none", null)) {
            assertThat(unauthorized.head().statusCode()).isEqualTo(401);
        }
    }

    @Test
    void ids_increase_strictly_under_concurrent_changes() {
        Set<Account> accounts = IntStream.range(0, 4)
                .mapToObj(i -> Person.named(i % 2 == 0 ? "investor" : "investor2", environment)
                        .setUp())
                .collect(Collectors.toSet());
        try (SseClient page = SseClient.open(environment, "investor")) {
            page.next("status");
            page.next("status");
            accounts.parallelStream().forEach(account -> IntStream.range(0, 25).forEach(i -> account.begin()));

            long last = 0;
            long sum = 0;
            for (int i = 0; i < 50; i++) {
                Event change = page.next("change");
                assertThat(change.position()).isGreaterThan(last);
                last = change.position();
                sum += change.data().path("sequence").asLong();
            }
            assertThat(sum)
                    .as("two connections, each with the sequences 2 to 26")
                    .isEqualTo(2 * (26 * 27 / 2 - 1));
        }
    }
}
