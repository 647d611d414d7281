package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** The served API description, which the server parses and writes again. */
@WithTestEnvironment
class OpenApiIT {

    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (one, other) -> {
        boolean same = one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
        return same ? 0 : 1;
    };

    private final ApiClient api;

    OpenApiIT(TestEnvironment environment) {
        api = new ApiClient(environment);
    }

    @Test
    void the_complete_description_is_served_without_a_token() throws IOException {
        Reply reply = api.send(
                api.request("/openapi").header("Accept", "application/json").buildGet());

        JsonNode served = reply.expectStatus(200).json();
        JsonNode written = written();
        adapt((ObjectNode) served, (ObjectNode) written);
        assertThat(served.equals(NUMBERS_BY_VALUE, written)).as(reply.body()).isTrue();
    }

    /** What servers change in the description (docs/servers.md). */
    private static void adapt(ObjectNode served, ObjectNode written) {
        if (System.getProperty("server", "").equals("wildfly")) {
            written.findValues("requestBody").forEach(body -> ((ObjectNode) body).remove("required"));
            served.remove("externalDocs");
            ((ObjectNode) served.path("info")).remove("contact");
        } else {
            served.remove("endpoints");
        }
    }

    private static JsonNode written() throws IOException {
        try (InputStream in = OpenApiIT.class.getResourceAsStream("/META-INF/openapi.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
