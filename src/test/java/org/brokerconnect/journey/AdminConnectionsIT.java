package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.Test;

/** Administrators list all connections, and disconnect one. */
@WithTestEnvironment
class AdminConnectionsIT {

    private static final String CONNECTIONS = "/api/admin/connections";

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private final Person admin;

    AdminConnectionsIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
        admin = Person.named("admin", environment);
    }

    private JsonNode list(String query) {
        return admin.get(CONNECTIONS + query).expectStatus(200).json();
    }

    @Test
    void connections_of_all_users_are_listed_latest_change_first_without_secrets() {
        Account idle = Person.named("investor", environment).setUp("Idle", "sandboxdemo", "sandboxdemo-secret");
        Account live = Person.named("investor2", environment).setUp();
        live.connectAs("CD5678");

        JsonNode page = list("");

        assertThat(page.path("total").asInt()).isEqualTo(2);
        assertThat(page.path("connections").findValuesAsText("connectionId")).containsExactly(live.id(), idle.id());
        JsonNode shown = page.path("connections").get(0);
        assertThat(shown.path("owner").asText()).isEqualTo("investor2");
        assertThat(shown.path("state").asText()).isEqualTo("CONNECTED");
        assertThat(shown.path("brokerUserId").asText()).isEqualTo("CD5678");
        assertThat(shown.path("expiresAt").asText())
                .isEqualTo(live.status().path("expiresAt").asText());
        assertThat(shown.path("failures").asInt()).isZero();
        assertThat(page.path("connections").get(1).has("brokerUserId")).isFalse();
    }

    @Test
    void a_list_is_filtered_by_state_and_user_and_read_in_pages() {
        Account connecting = Person.named("investor", environment).setUp();
        connecting.begin();
        Account live = Person.named("investor", environment).setUp();
        live.connectAs("AB1234");
        Account theirs = Person.named("investor2", environment).setUp();

        assertThat(list("?state=CONNECTING").findValuesAsText("connectionId")).containsExactly(connecting.id());
        assertThat(list("?state=CONNECTED").findValuesAsText("connectionId")).containsExactly(live.id());
        assertThat(list("?state=DISCONNECTED").findValuesAsText("connectionId")).containsExactly(theirs.id());
        assertThat(list("?owner=investor&state=").path("total").asInt()).isEqualTo(2);
        assertThat(list("?owner=invest").path("total").asInt()).isZero();
        JsonNode second = list("?size=2&page=1");
        assertThat(second.path("total").asInt()).isEqualTo(3);
        assertThat(second.findValuesAsText("connectionId")).containsExactly(connecting.id());
    }

    @Test
    void a_search_finds_names_and_beginnings_of_ids() {
        Account family =
                Person.named("investor", environment).setUp("Family account", "sandboxdemo", "sandboxdemo-secret");
        Account theirs = Person.named("investor2", environment).setUp();
        theirs.connectAs("CD5678");

        assertThat(list("?search=famil").findValuesAsText("connectionId")).containsExactly(family.id());
        assertThat(list("?search=cd56").findValuesAsText("connectionId")).containsExactly(theirs.id());
        assertThat(list("?search=investor2").findValuesAsText("connectionId")).containsExactly(theirs.id());
        assertThat(list("?search=" + theirs.id().substring(0, 8)).findValuesAsText("connectionId"))
                .containsExactly(theirs.id());
        assertThat(list("?search=investor").path("total").asInt()).isEqualTo(2);
        assertThat(list("?search=%25").path("total").asInt()).isZero();
        assertThat(list("?search=famil").at("/connections/0/brokerName").asText())
                .isEqualTo("Zerodha");
    }

    @Test
    void an_unknown_state_is_explained() {
        JsonNode refused = admin.get(CONNECTIONS + "?state=GONE")
                .expectProblem(400, "request-malformed")
                .json();

        assertThat(refused.at("/errors/0/field").asText()).isEqualTo("state");
        assertThat(refused.at("/errors/0/message").asText()).contains("CONNECTED");
    }

    @Test
    void a_connection_whose_secrets_cannot_be_decrypted_is_listed() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        rows.change("update broker_config set api_key_sealed = reverse(api_key_sealed)");

        assertThat(list("").findValuesAsText("connectionId")).containsExactly(account.id());

        rows.deleteConnections();
    }

    @Test
    void disconnecting_revokes_the_session_and_names_the_administrator_to_the_user() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        String token = kite.newest("access_token");

        try (SseClient page = SseClient.open(environment, "investor")) {
            page.next("status");
            JsonNode result = admin.post(CONNECTIONS + "/" + account.id() + "/disconnect")
                    .expectStatus(200)
                    .json();
            SseClient.Event event = page.next("change");

            assertThat(result.has("warning")).isFalse();
            assertThat(result.at("/status/state").asText()).isEqualTo("DISCONNECTED");
            assertThat(event.change()).isEqualTo("DISCONNECTED");
            assertThat(event.data().path("actor").asText()).isEqualTo("administrator");
            assertThat(event.data().path("reason").asText()).isEqualTo("ended-by-administrator");
            assertThat(event.data().path("status")).isEqualTo(account.status());
        }
        assertThat(kite.accepts(token)).isFalse();
        assertThat(account.status().path("message").asText()).startsWith("Disconnected by an administrator.");
        JsonNode newest = account.person()
                .get(account.path() + "/events?limit=1")
                .expectStatus(200)
                .json()
                .get(0);
        assertThat(newest.path("actor").asText()).isEqualTo("administrator");
        assertThat(newest.path("text").asText()).isEqualTo("Disconnected by an administrator");
        assertThat(rows.read("select actor from connection_event where change_kind = 'DISCONNECTED'"))
                .as("the log names the administrator")
                .containsExactly("admin");
        assertThat(rows.count("broker_session")).isZero();

        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
        assertThat(account.status().has("reason")).isFalse();
    }

    @Test
    void disconnecting_while_the_broker_is_down_warns_and_revokes_later() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        String token = kite.newest("access_token");
        environment.sandbox().faults().add(Fault.on("DELETE", "/session/token", FaultKind.BAD_GATEWAY));

        JsonNode result = admin.post(CONNECTIONS + "/" + account.id() + "/disconnect")
                .expectStatus(200)
                .json();

        assertThat(result.at("/warning/code").asText()).isEqualTo("revocation-pending");
        assertThat(account.state()).isEqualTo("DISCONNECTED");
        assertThat(admin.get("/api/admin/fleet")
                        .expectStatus(200)
                        .json()
                        .path("pendingRevocations")
                        .asInt())
                .isEqualTo(1);
        environment.sandbox().faults().clear();
        environment.sandbox().clock().advance(java.time.Duration.ofMinutes(2));
        Eventually.holds("the end of the session at the broker", () -> !kite.accepts(token));
    }

    @Test
    void disconnecting_an_unknown_connection_is_404() {
        admin.post(CONNECTIONS + "/" + UUID.randomUUID() + "/disconnect").expectProblem(404, "not-found");
    }
}
