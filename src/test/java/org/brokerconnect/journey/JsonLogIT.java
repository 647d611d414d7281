package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.Test;

/** A server with the JSON logging settings. */
@WithTestEnvironment
class JsonLogIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final TestEnvironment environment;

    JsonLogIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @Test
    void every_record_is_a_json_object_and_those_of_a_request_have_its_trace_id() throws Exception {
        try (ApplicationServer server = environment.anotherWithJsonLog("json")) {
            server.start(Duration.ofMinutes(5));
            ApiClient api = new ApiClient(environment.through(server));
            api.send(api.request("/api/broker/configs")
                            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                            .header("Authorization", environment.bearer("a\u0007b"))
                            .buildGet())
                    .expectStatus(401);

            List<JsonNode> ofRequest = records(server).stream()
                    .filter(record -> traceId(record).equals(TRACE))
                    .toList();

            assertThat(ofRequest).singleElement().satisfies(record -> assertThat(message(record))
                    .startsWith("refused a token whose subject"));
        }
    }

    /** WildFly's formatter has an object for the diagnostic context. */
    private static String traceId(JsonNode record) {
        return record.path("traceId").asText(record.at("/mdc/traceId").asText());
    }

    private static String message(JsonNode record) {
        return record.path("LogMessage").asText(record.path("message").asText());
    }

    /** The records that the application could influence: all after its start. */
    private static List<JsonNode> records(ApplicationServer server) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return Files.readAllLines(server.log()).stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (IOException broken) {
                        throw new AssertionError("no JSON: " + line, broken);
                    }
                })
                .toList();
    }
}
