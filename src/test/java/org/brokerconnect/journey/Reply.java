package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** A response of the application, read completely. The names of its headers are case-insensitive. */
public record Reply(int status, MultivaluedMap<String, String> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply of(Response response) {
        return new Reply(response.getStatus(), response.getStringHeaders(), response.readEntity(String.class));
    }

    /** Fails unless the reply has this status. */
    public Reply expectStatus(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }

    /** A field of the JSON as text; empty if absent. */
    String text(String field) {
        return json().path(field).asText();
    }

    /** The first value of a header; empty if absent. */
    String header(String name) {
        return headers(name).stream().findFirst().orElse("");
    }

    /** All values of a header; empty if absent. */
    List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    URI location() {
        return URI.create(header("Location"));
    }

    /** Fails unless the reply is a complete problem document with this status and type. */
    Reply expectProblem(int expected, String type) {
        expectStatus(expected);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(header("Cache-Control")).isEqualTo("no-store");
        assertThat(text("type")).isEqualTo("/problems/" + type);
        assertThat(json().path("status").asInt()).isEqualTo(expected);
        assertThat(text("title")).isNotBlank();
        assertThat(text("detail")).isNotBlank();
        assertThat(text("instance")).startsWith("/api");
        assertThat(text("traceId")).matches("[0-9a-f]{32}");
        assertThat(body).doesNotContain("Exception", "\tat ", ".java:", "org.brokerconnect");
        return this;
    }
}
