package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.audit.export.ExportReport;
import org.brokerconnect.audit.export.ExportVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators do and read is recorded, and the whole audit log can be exported and verified elsewhere. */
@WithTestEnvironment
class AuditExportIT {

    private static final String EXPORT = "/api/admin/audit/export";

    private final TestEnvironment environment;
    private final DatabaseRows rows;
    private final Person admin;

    AuditExportIT(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        admin = Person.named("admin", environment);
    }

    @AfterEach
    void forget() throws Exception {
        rows.deleteConnections();
    }

    private List<String> export(String query) {
        return admin.get(EXPORT + query).expectStatus(200).body().lines().toList();
    }

    private static ExportReport verify(List<String> lines) throws IOException {
        return new ExportVerifier().verify(new BufferedReader(new StringReader(String.join("\n", lines) + "\n")));
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(line, notJson);
        }
    }

    private List<JsonNode> entries(String action) {
        return export("").stream()
                .map(AuditExportIT::json)
                .filter(line -> line.path("action").asText().equals(action))
                .toList();
    }

    @Test
    void an_export_has_every_change_with_the_address_it_came_from_and_verifies() throws IOException {
        Account mine = Person.named("investor", environment).setUp();
        mine.connectAs("AB1234");
        mine.disconnect();

        Reply reply = admin.get(EXPORT).expectStatus(200);
        List<String> lines = reply.body().lines().toList();

        assertThat(reply.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(reply.header("Content-Disposition")).matches("attachment; filename=\"[a-z0-9.-]+\\.jsonl\"");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(lines.stream()
                        .map(AuditExportIT::json)
                        .filter(line -> line.path("connectionId").asText().equals(mine.id()))
                        .filter(line -> line.path("kind").asText().equals("event")))
                .extracting(
                        line -> line.path("change").asText(),
                        line -> line.path("actor").asText(),
                        line -> line.path("origin").asText())
                .containsExactly(
                        tuple("CREATED", "investor", "127.0.0.1"),
                        tuple("CONNECT_STARTED", "investor", "127.0.0.1"),
                        tuple("CONNECTED", "investor", "127.0.0.1"),
                        tuple("DISCONNECTED", "investor", "127.0.0.1"));
        assertThat(verify(lines).faults()).isEmpty();
        assertThat(verify(lines).complete()).isTrue();
    }

    @Test
    void an_administrators_reads_are_recorded_once_for_the_same_filter() {
        String person = "person-" + UUID.randomUUID();
        admin.get("/api/admin/connections?owner=" + person).expectStatus(200);
        admin.get("/api/admin/connections?owner=" + person).expectStatus(200);
        admin.get("/api/admin/events?owner=" + person).expectStatus(200);

        assertThat(entries("CONNECTIONS_READ"))
                .filteredOn(entry -> entry.path("person").asText().equals(person))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("actor").asText()).isEqualTo("admin");
                    assertThat(entry.path("origin").asText()).isEqualTo("127.0.0.1");
                    assertThat(entry.path("outcome").asText()).isEqualTo("done");
                });
        assertThat(entries("EVENTS_READ"))
                .filteredOn(entry -> entry.path("person").asText().equals(person))
                .hasSize(1);
    }

    @Test
    void an_administrators_disconnect_is_recorded_also_when_it_is_refused() {
        Account mine = Person.named("investor", environment).setUp();
        mine.connectAs("AB1234");
        String unknown = UUID.randomUUID().toString();

        admin.post("/api/admin/connections/" + mine.id() + "/disconnect").expectStatus(200);
        admin.post("/api/admin/connections/" + unknown + "/disconnect").expectProblem(404, "not-found");

        assertThat(entries("CONNECTION_DISCONNECTED"))
                .extracting(entry -> entry.path("connectionId").asText(), entry -> entry.path("outcome")
                        .asText())
                .contains(tuple(mine.id(), "done"), tuple(unknown, "not-found"));
    }

    @Test
    void an_export_is_recorded_in_itself_and_filtered_by_person_and_time() throws IOException {
        Person.named("investor", environment).setUp();
        Person.named("investor2", environment).setUp();

        List<String> ofOne = export("?person=investor&from=2020-01-01&to=2999-12-31T00:00:00Z");
        List<String> past = export("?to=2020-01-01");

        assertThat(ofOne).anyMatch(line -> line.contains("\"owner\":\"investor\""));
        assertThat(ofOne).noneMatch(line -> line.contains("investor2"));
        assertThat(verify(ofOne).faults()).isEmpty();
        assertThat(past).hasSize(2);
        assertThat(entries("LOG_EXPORTED"))
                .anyMatch(entry -> entry.path("detail").asText().contains("person=investor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=2026-13-01", "from=-9999-01-01", "to=%2B999999999-12-31T23:59:59Z"})
    void a_time_that_is_none_is_explained(String query) {
        Reply refused = admin.get(EXPORT + "?" + query).expectProblem(400, "request-malformed");

        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(query.split("=")[0]);
    }

    @Test
    void events_name_the_broker_and_after_a_deletion_no_broker_of_the_administrator() {
        Account mine = Person.named("investor", environment).setUp();
        assertThat(textOfNewest(mine)).isEqualTo("Credentials for Zerodha saved");

        mine.person().delete(mine.path()).expectStatus(204);

        JsonNode events =
                admin.get("/api/admin/events?connection=" + mine.id()).json().path("events");
        assertThat(events.findValuesAsText("text"))
                .containsExactly("Connection deleted", "Credentials for the broker saved");
    }

    private String textOfNewest(Account account) {
        return admin.get("/api/admin/events?connection=" + account.id())
                .json()
                .at("/events/0/text")
                .asText();
    }
}
