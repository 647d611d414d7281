package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts of all connections, now and in the past. */
@WithTestEnvironment
class AdminFleetIT {

    private final TestEnvironment environment;
    private final DatabaseRows rows;
    private final TestClock time;
    private final Person admin;

    AdminFleetIT(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        time = new TestClock(environment);
        admin = Person.named("admin", environment);
    }

    @BeforeEach
    void stop_the_clock() throws Exception {
        time.stopAt(time.today("10:00"));
    }

    private JsonNode fleet() {
        return admin.get("/api/admin/fleet").expectStatus(200).json();
    }

    private static Map<String, Integer> counts(JsonNode fleet) {
        Map<String, Integer> counts = new HashMap<>();
        fleet.path("states")
                .forEach(state -> counts.put(
                        state.path("state").asText(), state.path("count").asInt()));
        return counts;
    }

    @Test
    void counts_by_state_include_a_change_at_once() {
        Account one = Person.named("investor", environment).setUp();
        Person.named("investor", environment).setUp();
        Person.named("investor2", environment).setUp();
        assertThat(counts(fleet())).containsEntry("DISCONNECTED", 3).containsEntry("CONNECTED", 0);

        one.connectAs("AB1234");

        JsonNode fleet = fleet();
        assertThat(counts(fleet))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("DISCONNECTED", 2, "CONNECTED", 1, "EXPIRED", 0, "ERROR", 0));
        assertThat(fleet.path("people").asInt()).isEqualTo(2);
        assertThat(fleet.path("asOf").asText()).isEqualTo(time.now().toString());
        assertThat(fleet.path("nextEnd").asText())
                .isEqualTo(one.status().path("expiresAt").asText());
        assertThat(fleet.path("lastBrokerAnswer").asText()).isEqualTo(time.now().toString());
        assertThat(fleet.path("problems")).isEmpty();
    }

    @Test
    void errors_are_listed_before_expired_sessions() throws Exception {
        Account failing = Person.named("investor", environment)
                .setUp("Failing", KiteInspector.APPROVED, "sandboxapproved-secret");
        failing.connectAs("AB1234");
        Account ended = Person.named("investor2", environment).setUp();
        ended.connectAs("CD5678");
        environment.sandbox().faults().add(Fault.on("POST", "/session/refresh_token", FaultKind.BAD_GATEWAY));

        time.stopAt(time.daysLater(1, "06:00"));
        Eventually.holds("the end of the one", () -> counts(fleet()).get("EXPIRED") == 1);
        Eventually.holds("the failure of the other", () -> {
            time.advance(Duration.ofMinutes(5));
            return counts(fleet()).get("ERROR") == 1;
        });

        JsonNode problems = fleet().path("problems");
        assertThat(problems.findValuesAsText("connectionId")).containsExactly(failing.id(), ended.id());
        assertThat(problems.get(0).path("reason").asText()).isEqualTo("broker-down");
        assertThat(problems.get(0).path("message").asText()).startsWith("Zerodha is having technical problems.");
        assertThat(problems.get(0).path("failures").asInt()).isPositive();
        assertThat(problems.get(1).path("since").asText())
                .isEqualTo(time.daysLater(1, "06:00").toString());
    }

    @Test
    void past_counts_are_computed_from_the_log_to_the_minute() throws Exception {
        Account first = Person.named("investor", environment).setUp();
        first.connectAs("AB1234");
        time.stopAt(time.today("11:00"));
        Account second = Person.named("investor2", environment).setUp();
        second.connectAs("CD5678");
        time.stopAt(time.today("12:00"));
        first.disconnect();
        time.stopAt(time.today("13:00"));
        first.person().delete(first.path()).expectStatus(204);
        time.stopAt(time.daysLater(1, "06:00"));
        Eventually.holds(
                "the end of the session",
                () -> second.state().equals("EXPIRED") && counts(fleet()).get("EXPIRED") == 1);
        time.stopAt(time.daysLater(1, "08:00"));
        second.connectAs("CD5678");
        time.stopAt(time.daysLater(1, "09:00"));

        JsonNode history =
                admin.get("/api/admin/fleet/history?hours=24").expectStatus(200).json();

        assertThat(history.path("from").asText()).isEqualTo(time.today("09:00").toString());
        assertThat(history.path("to").asText()).isEqualTo(time.now().toString());
        assertThat(history.path("stepSeconds").asInt()).isEqualTo(900);
        assertThat(history.path("points")).hasSize(97);
        assertThat(history.path("states"))
                .extracting(JsonNode::asText)
                .containsExactly("DISCONNECTED", "CONNECTED", "EXPIRED", "ERROR");
        assertThat(at(history, time.today("09:45"))).containsExactly(0, 0, 0, 0);
        assertThat(at(history, time.today("10:00"))).containsExactly(0, 1, 0, 0);
        assertThat(at(history, time.today("10:45"))).containsExactly(0, 1, 0, 0);
        assertThat(at(history, time.today("11:00"))).containsExactly(0, 2, 0, 0);
        assertThat(at(history, time.today("12:00"))).containsExactly(1, 1, 0, 0);
        assertThat(at(history, time.today("13:00"))).containsExactly(0, 1, 0, 0);
        assertThat(at(history, time.daysLater(1, "05:45"))).containsExactly(0, 1, 0, 0);
        assertThat(at(history, time.daysLater(1, "06:00"))).containsExactly(0, 0, 1, 0);
        assertThat(at(history, time.daysLater(1, "07:45"))).containsExactly(0, 0, 1, 0);
        assertThat(at(history, time.daysLater(1, "08:00"))).containsExactly(0, 1, 0, 0);
        assertThat(at(history, time.now())).containsExactly(0, 1, 0, 0);
    }

    private static List<Integer> at(JsonNode history, Instant moment) {
        for (JsonNode point : history.path("points")) {
            if (point.path("at").asText().equals(moment.toString())) {
                List<Integer> counts = new ArrayList<>();
                point.path("counts").forEach(count -> counts.add(count.asInt()));
                return counts;
            }
        }
        throw new AssertionError("no point at " + moment);
    }

    @Test
    void past_counts_begin_after_the_events_that_retention_removed() throws Exception {
        time.stopAt(time.today("10:30"));
        Account account = Person.named("investor", environment).setUp();
        time.stopAt(time.today("11:00"));
        account.connectAs("AB1234");
        rows.change("update audit_log set start_at = (select happened_at from connection_event where sequence = 1)");
        rows.change("delete from connection_event where sequence = 1");
        time.stopAt(time.today("14:00"));

        JsonNode history =
                admin.get("/api/admin/fleet/history?hours=48").expectStatus(200).json();

        assertThat(history.path("from").asText()).isEqualTo(time.today("10:30").toString());
        assertThat(at(history, time.today("11:00"))).containsExactly(0, 1, 0, 0);
    }
}
