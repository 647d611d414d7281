package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit log, its verification and the encryption keys, as administrators see them. */
@WithTestEnvironment
class AdminAuditIT {

    private static final String EVENTS = "/api/admin/events";
    private static final String VERIFY = "/api/admin/audit/verify";

    private final TestEnvironment environment;
    private final DatabaseRows rows;
    private final Person admin;
    private Account mine;
    private Account theirs;

    AdminAuditIT(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        admin = Person.named("admin", environment);
    }

    @BeforeEach
    void create_events() {
        mine = Person.named("investor", environment).setUp();
        mine.connectAs("AB1234");
        theirs = Person.named("investor2", environment).setUp();
        mine.disconnect();
    }

    /** Tests leave faults in the log. */
    @AfterEach
    void forget() throws Exception {
        rows.deleteConnections();
    }

    private JsonNode events(String query) {
        return admin.get(EVENTS + query).expectStatus(200).json();
    }

    private static List<String> changes(JsonNode events) {
        return events.path("events").findValuesAsText("change");
    }

    @Test
    void changes_of_all_users_are_listed_newest_first_in_pages() {
        JsonNode first = events("?limit=2");
        JsonNode second = events("?limit=2&before=" + first.path("next").asLong());
        JsonNode third = events("?limit=2&before=" + second.path("next").asLong());

        assertThat(changes(first)).containsExactly("DISCONNECTED", "CREATED");
        assertThat(changes(second)).containsExactly("CONNECTED", "CONNECT_STARTED");
        assertThat(changes(third)).containsExactly("CREATED");
        assertThat(third.has("next")).isFalse();
        JsonNode newest = first.path("events").get(0);
        assertThat(newest.path("connectionId").asText()).isEqualTo(mine.id());
        assertThat(newest.path("owner").asText()).isEqualTo("investor");
        assertThat(newest.path("actor").asText()).isEqualTo("investor");
        assertThat(newest.path("sequence").asInt()).isEqualTo(4);
        assertThat(newest.path("text").asText()).isEqualTo("Disconnected");
    }

    @Test
    void changes_are_filtered_by_connection_user_and_kind() {
        assertThat(changes(events("?connection=" + theirs.id()))).containsExactly("CREATED");
        assertThat(changes(events("?owner=investor"))).hasSize(4);
        assertThat(changes(events("?change=CREATED"))).hasSize(2);
        assertThat(changes(events("?owner=investor&change=CREATED&connection=")))
                .containsExactly("CREATED");
        assertThat(changes(events("?owner=unknown"))).isEmpty();
        String newest = events("?limit=1").at("/events/0/at").asText();
        assertThat(changes(events("?from=" + newest))).containsExactly("DISCONNECTED");
        assertThat(changes(events("?to=" + newest))).doesNotContain("DISCONNECTED");
    }

    @Test
    void a_change_names_its_connection_until_that_is_deleted() {
        JsonNode change = events("?limit=1&connection=" + theirs.id()).at("/events/0");
        assertThat(change.path("label").asText()).isNotBlank();
        assertThat(change.path("brokerName").asText()).isEqualTo("Zerodha");

        theirs.person().delete(theirs.path()).expectStatus(204);

        JsonNode deleted = events("?limit=1&connection=" + theirs.id()).at("/events/0");
        assertThat(deleted.path("change").asText()).isEqualTo("DELETED");
        assertThat(deleted.has("label")).isFalse();
        assertThat(deleted.has("brokerName")).isFalse();
    }

    @Test
    void an_invalid_filter_is_explained() {
        admin.get(EVENTS + "?connection=17").expectProblem(400, "request-malformed");
        admin.get(EVENTS + "?change=EXPLODED").expectProblem(400, "request-malformed");
        admin.get(EVENTS + "?from=yesterday").expectProblem(400, "request-malformed");
    }

    /** Starts a verification of all events and waits for its result. */
    private JsonNode verified() throws Exception {
        assertThat(admin.post(VERIFY).expectStatus(202).json().has("faults")).isTrue();
        Eventually.holds("the verification has ended", () -> !verification().has("running"));
        return verification();
    }

    private JsonNode verification() {
        return admin.get(VERIFY).expectStatus(200).json();
    }

    @Test
    void an_unchanged_log_verifies() throws Exception {
        JsonNode verified = verified();

        assertThat(verified.path("events").asInt()).isEqualTo(5);
        assertThat(verified.path("faultCount").asInt()).isZero();
        assertThat(verified.path("faults")).isEmpty();
        assertThat(verified.path("verifiedUpTo").asLong())
                .isEqualTo(verified.path("newest").asLong());
        assertThat(verified.path("fullVerifiedAt").asText()).isNotBlank();
    }

    @Test
    void verification_names_a_changed_row_and_a_connection_that_vanished() throws Exception {
        rows.change("update connection_event set actor = 'forged' where connection_id = ? and sequence = 3", mine.id());
        rows.change("delete from connection_event where connection_id = ?", theirs.id());
        rows.change("delete from broker_config where id = ?", theirs.id());

        JsonNode faults = verified().path("faults");

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.path("problem").asText()).isEqualTo("ALTERED");
            assertThat(fault.path("connectionId").asText()).isEqualTo(mine.id());
            assertThat(fault.path("sequence").asInt()).isEqualTo(3);
        });
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.path("problem").asText()).isEqualTo("MISSING");
            assertThat(fault.has("connectionId")).isFalse();
        });
    }

    @Test
    void metrics_and_health_report_the_verification() throws Exception {
        verified();

        Metrics metrics = new Metrics(environment);
        Eventually.holds("the age of the verification is known", () -> metrics.lines().stream()
                .filter(line -> line.startsWith("broker_connect_audit_verification_age_seconds "))
                .noneMatch(line -> line.endsWith("NaN")));
        assertThat(metrics.lines())
                .contains("broker_connect_audit_faults 0.0")
                .anyMatch(line -> line.startsWith("broker_connect_audit_full_verification_age_seconds "))
                .anyMatch(line -> line.startsWith("broker_connect_audit_verified_position "));
        JsonNode checks = new ApiClient(environment)
                .get("/health/ready")
                .expectStatus(200)
                .json()
                .path("checks");
        assertThat(checks).anySatisfy(check -> {
            assertThat(check.path("name").asText()).isEqualTo("audit-log");
            assertThat(check.path("status").asText()).isEqualTo("UP");
            assertThat(check.path("data").path("faults").asInt()).isZero();
        });
    }

    @Test
    void keys_are_listed_by_id_without_key_material() {
        Reply reply = admin.get("/api/admin/keys").expectStatus(200);

        JsonNode keys = reply.json();
        assertThat(keys.path("canary").asText()).isEqualTo("OPENS");
        assertThat(keys.path("keys")).hasSize(1);
        assertThat(keys.at("/keys/0/id").asLong())
                .isPositive()
                .isEqualTo(keys.path("primaryKeyId").asLong());
        assertThat(keys.at("/keys/0/primary").asBoolean()).isTrue();
        assertThat(keys.at("/keys/0/enabled").asBoolean()).isTrue();
        assertThat(keys.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("primaryKeyId", "keys", "canary", "nodes", "resealing", "events");
        assertThat(keys.at("/keys/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "primary", "enabled", "nodes", "retired", "values", "tables");
    }
}
