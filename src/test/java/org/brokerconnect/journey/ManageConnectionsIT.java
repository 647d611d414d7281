package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithTestEnvironment
class ManageConnectionsIT {

    private static final Map<String, String> OTHER_APP =
            Map.of("apiKey", "sandboxpersonal", "apiSecret", "sandboxpersonal-secret");

    private final KiteInspector kite;
    private final DatabaseRows rows;
    private final Person investor;
    private final Person other;
    private Account account;

    ManageConnectionsIT(TestEnvironment environment) {
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
        investor = Person.named("investor", environment);
        other = Person.named("investor2", environment);
    }

    @BeforeEach
    void set_up() {
        account = investor.setUp();
    }

    @Test
    void credentials_are_never_returned() {
        JsonNode config = investor.get(account.path()).expectStatus(200).json();

        assertThat(config.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "broker", "label", "createdAt", "updatedAt");
    }

    @Test
    void invalid_fields_are_explained_one_by_one_and_not_stored() throws Exception {
        Map<String, String> wrong =
                Map.of("broker", "zerodha", "label", " ", "apiKey", "two words", "apiSecret", "short");

        Reply refused = investor.post("/api/broker/configs", wrong).expectProblem(400, "fields-invalid");

        assertThat(refused.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("label", "apiKey", "apiSecret");
        assertThat(rows.count("broker_config")).isEqualTo(1);
    }

    @Test
    void credentials_are_accepted_by_the_names_of_the_broker() {
        investor.put(
                        account.path(),
                        Map.of("credentials", Map.of("apiKey", "sandboxdemo", "apiSecret", "sandboxdemo-secret")))
                .expectStatus(200);

        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    @Test
    void credentials_that_the_broker_does_not_have_are_explained() throws Exception {
        Map<String, Object> wrong = Map.of(
                "broker",
                "zerodha",
                "label",
                "x",
                "credentials",
                Map.of("apiKey", "sandboxdemo", "pin", "canary-1234"));

        Reply refused = investor.post("/api/broker/configs", wrong).expectProblem(400, "fields-invalid");

        assertThat(refused.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("credentials.apiSecret", "credentials.pin");
        assertThat(refused.body()).doesNotContain("canary");
        assertThat(rows.count("broker_config")).isEqualTo(1);
    }

    @Test
    void a_token_is_refused_by_a_broker_that_issues_none_and_by_another_persons_connection() {
        Map<String, String> token = Map.of("token", "canary-token");

        Reply refused = investor.post(account.path() + "/pasted-token", token).expectProblem(409, "way-in-unsupported");

        assertThat(refused.body()).doesNotContain("canary");
        other.post(account.path() + "/pasted-token", token).expectProblem(404, "not-found");
        investor.post(account.path() + "/pasted-token", Map.of("token", " ")).expectProblem(400, "fields-invalid");
        assertThat(account.state()).isEqualTo("DISCONNECTED");
    }

    @Test
    void a_new_label_leaves_the_session_unchanged() {
        account.connectAs("AB1234");

        Reply changed = investor.put(account.path(), Map.of("label", "  Family ₹ account "));

        assertThat(changed.expectStatus(200).text("label")).isEqualTo("Family ₹ account");
        assertThat(account.status().path("label").asText()).isEqualTo("Family ₹ account");
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void new_credentials_end_the_session_here_and_at_the_broker() throws Exception {
        account.connectAs("AB1234");
        String token = kite.newest("access_token");

        investor.put(account.path(), OTHER_APP).expectStatus(200);

        assertThat(account.state()).isEqualTo("DISCONNECTED");
        assertThat(kite.accepts(token)).isFalse();
        assertThat(rows.count("broker_session")).isZero();
        assertThat(rows.count("pending_revocation")).isZero();
        assertThat(account.connectAs("CD5678").outcome()).isEqualTo("CONNECTED");
        assertThat(kite.accepts("sandboxpersonal", kite.newest("access_token"))).isTrue();
    }

    @Test
    void a_login_with_replaced_credentials_is_refused() {
        Account.Attempt attempt = account.begin();
        URI returned = KiteLogin.as("AB1234").authorise(attempt.authorizationUrl());
        investor.put(account.path(), OTHER_APP).expectStatus(200);

        CallbackOutcome outcome = CallbackOutcome.of(investor.open(returned));

        assertThat(outcome).isEqualTo(new CallbackOutcome("FAILED", attempt.id(), "credentials-changed"));
        assertThat(kite.exchanges()).isZero();
        assertThat(account.state()).isEqualTo("DISCONNECTED");
    }

    @Test
    void a_key_without_its_secret_changes_nothing() {
        account.connectAs("AB1234");

        investor.put(account.path(), Map.of("apiKey", "sandboxpersonal")).expectProblem(400, "fields-invalid");

        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void deleting_ends_the_session_and_frees_the_broker_account() throws Exception {
        account.connectAs("AB1234");
        String token = kite.newest("access_token");

        investor.delete(account.path()).expectStatus(204);

        assertThat(kite.accepts(token)).isFalse();
        investor.get(account.path()).expectProblem(404, "not-found");
        for (String table : List.of("broker_config", "broker_session", "connect_attempt", "pending_revocation")) {
            assertThat(rows.count(table)).as(table).isZero();
        }
        assertThat(other.setUp().connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    @Test
    void a_callback_of_a_deleted_connection_is_explained() {
        Account.Attempt attempt = account.begin();
        URI returned = KiteLogin.as("AB1234").authorise(attempt.authorizationUrl());
        investor.delete(account.path()).expectStatus(204);

        CallbackOutcome outcome = CallbackOutcome.of(investor.open(returned));

        assertThat(outcome).isEqualTo(new CallbackOutcome("FAILED", "", "attempt-unknown"));
        assertThat(kite.exchanges()).isZero();
    }

    @Test
    void the_list_shows_all_own_connections_and_no_others() {
        Account second = investor.setUp("Second", "sandboxdemo", "sandboxdemo-secret");
        other.setUp().connectAs("CD5678");
        second.connectAs("AB1234");

        JsonNode statuses = investor.get("/api/broker/status").expectStatus(200).json();

        assertThat(statuses.findValuesAsText("configId")).containsExactly(account.id(), second.id());
        assertThat(statuses.findValuesAsText("state")).containsExactly("DISCONNECTED", "CONNECTED");
        assertThat(investor.get("/api/broker/configs").expectStatus(200).json().findValuesAsText("label"))
                .containsExactly("My account", "Second");
    }
}
