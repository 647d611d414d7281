package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server examines itself: on request, and after its start. */
@WithTestEnvironment
class DoctorIT {

    private final TestEnvironment environment;
    private final Person admin;

    DoctorIT(TestEnvironment environment) {
        this.environment = environment;
        admin = Person.named("admin", environment);
    }

    /** The doctor compares the application's clock with the one of the database, which is the machine's. */
    @BeforeEach
    void use_the_time_of_the_machine() {
        environment.sandbox().clock().set(Instant.now());
    }

    private JsonNode examine(String address) {
        return admin.get("/api/admin/doctor?address=" + URLEncoder.encode(address, StandardCharsets.UTF_8))
                .expectStatus(200)
                .json();
    }

    /** Without what this server has measured: other tests move its clock, stop its database and refuse prices. */
    private static List<String> codes(JsonNode result) {
        return StreamSupport.stream(result.path("checks").spliterator(), false)
                .filter(check -> !check.path("check").asText().equals("measurements"))
                .flatMap(check -> check.findValuesAsText("code").stream())
                .toList();
    }

    @Test
    void a_healthy_server_has_no_finding() {
        JsonNode result = examine(environment.url().toString());

        assertThat(result.path("checks")).as(result.toPrettyString()).hasSize(12);
        assertThat(codes(result)).as(result.toPrettyString()).isEmpty();
    }

    @Test
    void a_client_at_another_address_gets_a_finding() {
        assertThat(codes(examine("https://elsewhere.example"))).containsExactly("address-not-public-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"elsewhere", "%2F%2Felsewhere.example", "ftp:%2F%2Felsewhere.example", "http:", "%00"})
    void an_address_that_is_no_origin_is_refused(String address) {
        admin.get("/api/admin/doctor?address=" + address).expectProblem(400, "request-malformed");
    }

    @Test
    void an_examination_is_recorded() throws Exception {
        examine(environment.url().toString());

        assertThat(new DatabaseRows(environment)
                        .read(
                                "select actor from audit_entry where action = ? order by position desc limit 1",
                                "SETUP_EXAMINED"))
                .isNotEmpty();
    }

    @Test
    void a_server_logs_what_is_wrong_after_its_start() throws Exception {
        Map<String, String> faults =
                Map.of("doctor.at-start", "true", "metrics.password", "", "http.trusted-proxies", "0.0.0.0/1");
        try (ApplicationServer faulty = environment.another("faulty", faults)) {
            faulty.start(Duration.ofMinutes(5));

            Eventually.holds("the log has the number of findings", () -> Files.readString(faulty.log())
                    .contains("the set-up was examined; findings: 2"));

            assertThat(Files.readString(faulty.log()))
                    .contains("metrics-password-missing: metrics.password is not set.")
                    .contains("trusted-proxies-too-wide: http.trusted-proxies contains 0.0.0.0/1,");
        }
    }
}
