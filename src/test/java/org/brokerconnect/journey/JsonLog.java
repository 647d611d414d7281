package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log of a server with the JSON logging settings. */
final class JsonLog {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final TestEnvironment environment;
    private final Path file;

    /** @param file the log of the server to which {@code environment} sends requests */
    JsonLog(TestEnvironment environment, Path file) {
        this.environment = environment;
        this.file = file;
    }

    /** Fails unless every record is a JSON object, and the one of a request has the request's trace id. */
    void check() throws Exception {
        ApiClient api = new ApiClient(environment);
        api.send(api.request("/api/broker/configs")
                        .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                        .header("Authorization", environment.bearer("a\u0007b"))
                        .buildGet())
                .expectStatus(401);

        // the server writes its log on another thread
        Eventually.holds("the request is in the log", () -> !ofRequest().isEmpty());
        assertThat(ofRequest()).singleElement().satisfies(record -> assertThat(message(record))
                .startsWith("refused a token whose subject"));
    }

    private List<JsonNode> ofRequest() throws IOException {
        return records().stream()
                .filter(record -> traceId(record).equals(TRACE))
                .toList();
    }

    /** WildFly's formatter has an object for the diagnostic context. */
    private static String traceId(JsonNode record) {
        return record.path("traceId").asText(record.at("/mdc/traceId").asText());
    }

    private static String message(JsonNode record) {
        return record.path("LogMessage").asText(record.path("message").asText());
    }

    /** The complete records that the application could influence: all after its start. */
    private List<JsonNode> records() throws IOException {
        ObjectMapper json = new ObjectMapper();
        String log = Files.readString(file);
        return log.substring(0, log.lastIndexOf('\n') + 1)
                .lines()
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
