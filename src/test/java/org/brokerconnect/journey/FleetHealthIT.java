package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Health checks and metrics of all connections; failing connections do not make a node unready. */
@WithTestEnvironment
class FleetHealthIT {

    private final TestEnvironment environment;
    private final DatabaseRows rows;
    private final TestClock time;
    private final Metrics metrics;

    FleetHealthIT(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        time = new TestClock(environment);
        metrics = new Metrics(environment);
    }

    @BeforeEach
    void create_one_connection_in_each_state() {
        time.stopAt(time.today("10:00"));
        Person investor = Person.named("investor", environment);
        investor.setUp().connectAs("AB1234");
        Account ended = Person.named("investor2", environment).setUp();
        ended.connectAs("CD5678");
        environment.sandbox().masterLogout("CD5678");
        ended.person().get("/api/portfolio/" + ended.id());
        investor.setUp("Unused", "sandboxdemo", "sandboxdemo-secret");
    }

    private JsonNode data(String path) {
        ApiClient api = new ApiClient(environment);
        JsonNode health = api.get(path).expectStatus(200).json();
        assertThat(health.path("status").asText()).isEqualTo("UP");
        for (JsonNode check : health.path("checks")) {
            if (check.path("name").asText().equals("connections")) {
                return check.path("data");
            }
        }
        throw new AssertionError("no check of connections: " + health);
    }

    @Test
    void health_reports_connections_by_state_and_the_last_response_of_the_broker() throws Exception {
        Eventually.holds(
                "the counts of now", () -> data("/health").path("EXPIRED").asInt() == 1);

        JsonNode data = data("/health/ready");
        assertThat(data.path("CONNECTED").asInt()).isEqualTo(1);
        assertThat(data.path("DISCONNECTED").asInt()).isEqualTo(1);
        assertThat(data.path("ERROR").asInt()).isZero();
        assertThat(data.path("overdueRenewalSeconds").asInt()).isZero();
        assertThat(data.path("sweepLagSeconds").asInt()).isZero();
        assertThat(Instant.parse(data.path("lastBrokerAnswer").asText())).isEqualTo(time.today("10:00"));
    }

    @Test
    void an_overdue_renewal_is_reported_and_the_node_stays_ready() throws Exception {
        rows.change(
                "update broker_session set renew_at = ?, lease_until = ? where access_token_sealed is not null",
                time.today("09:50").toString().replace("T", " ").replace("Z", ""),
                time.today("12:00").toString().replace("T", " ").replace("Z", ""));

        Eventually.holds(
                "an overdue renewal",
                () -> data("/health/ready").path("overdueRenewalSeconds").asInt() == 600);
        assertThat(data("/health/ready").path("sweepLagSeconds").asInt()).isEqualTo(600);
        assertThat(metrics.sum("broker_connect_overdue_renewal_seconds")).isEqualTo(600);
        assertThat(metrics.sum("broker_connect_sweep_lag_seconds")).isEqualTo(600);
    }

    @Test
    void metrics_report_the_same_without_personal_data() throws Exception {
        Eventually.holds(
                "the counts of now", () -> metrics.sum("broker_connect_connections", "state=\"EXPIRED\"") == 1);
        assertThat(metrics.sum("broker_connect_connections", "state=\"CONNECTED\""))
                .isEqualTo(1);
        assertThat(metrics.sum("broker_connect_next_end_seconds")).isEqualTo(20 * 3600);
        try (SseClient page = SseClient.open(environment, "investor")) {
            page.next("status");
            assertThat(metrics.sum("broker_connect_event_streams")).isGreaterThanOrEqualTo(1);
        }
        new HealthChecks(environment).awaitAfter(() -> time.stopAt(time.today("10:37")));
        for (String name : List.of(
                "broker_connect_checks_seconds",
                "broker_connect_calls_seconds",
                "broker_connect_sweeps_seconds",
                "broker_connect_event_lag_seconds",
                "broker_connect_open_failures")) {
            assertThat(metrics.lines()).as(name).anyMatch(line -> line.startsWith(name));
        }
        List<String> people = new ArrayList<>();
        people.addAll(rows.read("select owner from broker_config"));
        people.addAll(rows.read("select cast(id as char) from broker_config"));
        people.addAll(rows.read("select broker_user_id from broker_session"));
        assertThat(people).hasSize(8).doesNotContainNull();
        assertThat(String.join("\n", metrics.lines())).doesNotContain(people);
    }
}
