package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.RequestEntityProcessing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed requests get a problem document that reveals no internals. */
@WithTestEnvironment
class BadRequestIT {

    private static final String CONFIGS = "/api/broker/configs";

    private final TestEnvironment environment;
    private final ApiClient api;

    BadRequestIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                "{\"broker\":\"zerodha\"",
                "{'broker':'zerodha'}",
                "{\"broker\":\"zerodha\",\"broker\":\"zerodha\"}",
                "<config/>",
                "\u0000"
            })
    void a_body_that_is_no_json_object_is_refused(String body) {
        send("POST", CONFIGS, Entity.json(body)).expectProblem(400, "request-malformed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"broker\":\"zerodha\",\"owner\":\"investor2\"} | owner",
                "{\"broker\":\"zerodha\",\"id\":\"1\"} | id",
                "{\"broker\":7} | broker",
                "{\"label\":true} | label",
                "{\"label\":[\"a\"]} | label",
                "{\"apiKey\":{}} | apiKey",
                "{\"apiKey\":null,\"apiSecret\":1.5} | apiSecret"
            })
    @Attack(area = Area.INPUT, value = "Unknown and wrongly typed fields", defence = "Records are read strictly")
    void an_unknown_or_wrongly_typed_field_is_named(String body, String field) {
        Reply refused = send("POST", CONFIGS, Entity.json(body)).expectProblem(400, "request-malformed");

        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void the_content_of_a_malformed_body_is_not_repeated() {
        String body = "{\"broker\":\"zerodha\",\"apiSecret\":[\"typed-secret-1\"],\"typed-secret-2\":1}";

        Reply refused = send("POST", CONFIGS, Entity.json(body)).expectProblem(400, "request-malformed");

        assertThat(refused.body()).doesNotContain("typed-secret-1");
    }

    @Test
    @Attack(area = Area.INPUT, value = "Deeply nested JSON", defence = "The parser stops at a depth of 20")
    void deep_nesting_is_refused() {
        String deep = "{\"label\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        send("POST", CONFIGS, Entity.json(deep)).expectProblem(400, "request-malformed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Attack(
            area = Area.INPUT,
            value = "A body of more than 64 KiB, with and without Content-Length",
            defence = "The body is counted while it is read")
    void more_than_64_kib_is_413_with_and_without_content_length(boolean says) {
        String body = "{\"broker\":\"zerodha\",\"label\":\"" + "x".repeat(65 * 1024) + "\"}";
        RequestEntityProcessing sending = says ? RequestEntityProcessing.BUFFERED : RequestEntityProcessing.CHUNKED;

        api.send(request(CONFIGS)
                        .property(ClientProperties.REQUEST_ENTITY_PROCESSING, sending)
                        .buildPost(Entity.json(body)))
                .expectProblem(413, "request-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data"})
    void another_media_type_is_refused(String type) {
        send("POST", CONFIGS, Entity.entity("{}", type)).expectProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/nothing, 404, not-found",
        "GET, /api/, 404, not-found",
        "GET, /api/application.wadl, 404, not-found",
        "GET, /api/broker/configs/not-an-id, 404, not-found",
        "GET, /api/broker/configs/%20/status, 404, not-found",
        "GET, /api/broker/attempts/1, 404, not-found",
        "PATCH, /api/broker/configs, 405, method-not-allowed",
        "DELETE, /api/broker/status, 405, method-not-allowed",
        "POST, /api/broker/callback/zerodha, 405, method-not-allowed",
        "GET, /api/broker/attempts/complete, 404, not-found"
    })
    void an_unknown_path_or_method_is_reported(String method, String path, int status, String type) {
        api.send(request(path).header("Content-Type", "application/json").build(method))
                .expectProblem(status, type);
    }

    private Reply send(String method, String path, Entity<String> body) {
        return api.send(request(path).build(method, body));
    }

    private Invocation.Builder request(String path) {
        return api.request(path).header("Authorization", environment.bearer("investor"));
    }
}
