package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.brokerconnect.admin.VerificationView;
import org.brokerconnect.handshake.AuthorizationStarted;
import org.brokerconnect.setup.ConfigView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the API description with the resource methods: neither can change without the other. */
class OpenApiContractTest {

    private static final Contract CONTRACT = Contract.load();
    private static final JsonSchemas SCHEMAS = new JsonSchemas(CONTRACT);
    private static final String SETTINGS = "GET /settings.json";

    /** Status and body of the methods that return {@link Response}. */
    private static final Map<String, Map.Entry<String, Type>> BEHIND_RESPONSE = Map.of(
            "POST /api/admin/audit/verify", Map.entry("202", VerificationView.class),
            "POST /api/broker/configs", Map.entry("201", ConfigView.class),
            "POST /api/broker/configs/{id}/setup-oauth", Map.entry("201", AuthorizationStarted.class),
            "GET /api/broker/callback/{broker}", Map.entry("303", void.class),
            "DELETE /api/broker/attempts", Map.entry("204", void.class));

    /** Responses in JSON lines, whose lines are described in prose. */
    private static final Set<String> IN_LINES = Set.of("GET /api/admin/audit/export");

    /** The data types of each event stream. */
    private static final Map<String, List<String>> IN_STREAM = Map.of(
            "GET /api/broker/events", List.of("connection.StatusView", "status.ChangeView"),
            "GET /api/broker/stream",
                    List.of(
                            "status.ServerTime",
                            "connection.StatusView",
                            "status.ChangeView",
                            "portfolio.prices.PriceFeedView",
                            "portfolio.prices.PriceUpdate"),
            "GET /api/portfolio/{configId}/stream",
                    List.of("portfolio.prices.PriceFeedView", "portfolio.prices.PriceUpdate"));

    static List<Endpoint> endpoints() {
        return Endpoint.all();
    }

    private static JsonNode operation(Endpoint endpoint) {
        return CONTRACT.operations().get(endpoint.toString());
    }

    @Test
    void each_resource_method_has_one_operation_and_each_operation_has_a_method() {
        List<String> endpoints = Stream.concat(endpoints().stream().map(Endpoint::toString), Stream.of(SETTINGS))
                .toList();

        assertThat(CONTRACT.operations().keySet()).containsExactlyInAnyOrderElementsOf(endpoints);
    }

    /** Payara 6 serves OpenAPI 3.0 and silently drops unknown elements. */
    @Test
    void it_contains_no_elements_that_a_server_drops() {
        assertThat(CONTRACT.document().get("openapi").textValue()).isEqualTo("3.0.3");
        assertHasNoExtension(CONTRACT.document());
        CONTRACT.everywhere("example").forEach(OpenApiContractTest::assertHasNothingEmpty);
    }

    private static void assertHasNoExtension(JsonNode node) {
        assertThat(Contract.names(node)).noneMatch(name -> name.startsWith("x-"));
        node.forEach(OpenApiContractTest::assertHasNoExtension);
    }

    private static void assertHasNothingEmpty(JsonNode example) {
        assertThat(example.isContainerNode() && example.isEmpty()).isFalse();
        example.forEach(OpenApiContractTest::assertHasNothingEmpty);
    }

    @Test
    void operation_ids_are_unique_names() {
        assertThat(CONTRACT.everywhere("operationId"))
                .extracting(JsonNode::textValue)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][A-Za-z]+"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void the_parameters_are_those_of_the_method(Endpoint endpoint) {
        JsonNode described = operation(endpoint).path("parameters");

        List<Endpoint.Named> taken = endpoint.namedParameters();
        assertThat(described).hasSameSizeAs(taken);
        for (int i = 0; i < taken.size(); i++) {
            JsonNode parameter = described.get(i);
            boolean inPath = taken.get(i).place().equals("path");
            assertThat(parameter.get("name").textValue()).isEqualTo(taken.get(i).name());
            assertThat(parameter.get("in").textValue()).isEqualTo(taken.get(i).place());
            assertThat(parameter.get("required").booleanValue()).isEqualTo(inPath);
            assertThat(endpoint.path().contains("{" + taken.get(i).name() + "}"))
                    .isEqualTo(inPath);
            SCHEMAS.assertDescribes(parameter.get("schema"), taken.get(i).type());
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void the_body_is_that_of_the_method(Endpoint endpoint) {
        JsonNode body = operation(endpoint).path("requestBody");

        assertThat(body.isMissingNode()).isEqualTo(endpoint.body().isEmpty());
        endpoint.body().ifPresent(parameter -> {
            assertThat(Contract.names(body.get("content"))).containsExactly("application/json");
            JsonNode schema = body.at("/content/application~1json/schema");
            SCHEMAS.assertDescribes(schema, parameter.getType());
            assertThat(CONTRACT.resolved(schema).path("additionalProperties").isBoolean())
                    .as("unknown fields are refused, so the schema is closed")
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void the_response_is_that_of_the_method(Endpoint endpoint) {
        Type returned = endpoint.method().getGenericReturnType();
        if (endpoint.streams()) {
            assertDescribesStream(CONTRACT.responses(operation(endpoint), "23"), IN_STREAM.get(endpoint.toString()));
            return;
        }
        if (IN_LINES.contains(endpoint.toString())) {
            Map<String, JsonNode> lines = CONTRACT.responses(operation(endpoint), "23");
            assertThat(lines.keySet()).containsExactly("200");
            assertThat(Contract.names(lines.get("200").get("content"))).containsExactly("application/x-ndjson");
            return;
        }
        Map.Entry<String, Type> response = returned == Response.class
                ? BEHIND_RESPONSE.get(endpoint.toString())
                : Map.entry(returned == void.class ? "204" : "200", returned);

        Map<String, JsonNode> described = CONTRACT.responses(operation(endpoint), "23");
        boolean canBeUnchanged = described.remove("304") != null;

        assertThat(canBeUnchanged)
                .as("portfolios have an entity tag")
                .isEqualTo(endpoint.path().startsWith("/api/portfolio/"));
        assertThat(described.keySet()).containsExactly(response.getKey());
        JsonNode schema = described.get(response.getKey()).at("/content/application~1json/schema");
        if (response.getValue() == void.class) {
            assertThat(schema.isMissingNode()).isTrue();
        } else {
            SCHEMAS.assertDescribes(schema, response.getValue());
        }
    }

    private static void assertDescribesStream(Map<String, JsonNode> described, List<String> events) {
        assertThat(described.keySet()).containsExactly("200");
        assertThat(Contract.names(described.get("200").get("content"))).containsExactly("text/event-stream");
        SCHEMAS.assertDescribesOneOf(described.get("200").at("/content/text~1event-stream/schema"), events);
    }

    @Test
    void the_settings_schema_describes_what_the_servlet_writes() {
        JsonNode settings = CONTRACT.operations().get(SETTINGS);

        SCHEMAS.assertDescribes(
                settings.at("/responses/200/content/application~1json/schema"), SettingsServlet.Settings.class);
        assertThat(settings.has("security")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void the_bearer_token_is_required_exactly_where_a_role_is_required(Endpoint endpoint) {
        boolean open = endpoint.method().isAnnotationPresent(PermitAll.class);
        JsonNode operation = operation(endpoint);

        assertThat(operation.at("/security/0").has("bearer")).isEqualTo(!open);
        assertThat(operation.get("responses").has("401")).isEqualTo(!open);
        assertThat(operation.get("responses").has("403")).isEqualTo(!open);
    }

    @Test
    void everything_has_a_description() {
        List<String> tags = CONTRACT.document().at("/tags").findValuesAsText("name");

        assertThat(CONTRACT.operations()).allSatisfy((name, operation) -> {
            assertThat(operation.path("summary").asText()).isNotBlank();
            assertThat(operation.path("description").asText()).endsWith(".");
            assertThat(tags).containsAll(Contract.texts(operation.get("tags")));
        });
        assertThat(CONTRACT.schemas())
                .allSatisfy((name, schema) ->
                        assertThat(schema.path("description").asText()).endsWith("."));
    }

    @Test
    void every_schema_is_used_and_every_reference_has_a_target() {
        assertThat(CONTRACT.everywhere("$ref")).allSatisfy(reference -> assertThat(
                        CONTRACT.document().at(reference.textValue().substring(1)))
                .isNotEmpty());
        assertThat(CONTRACT.everywhere("$ref"))
                .extracting(JsonNode::textValue)
                .containsAll(CONTRACT.schemas().keySet().stream()
                        .map(name -> "#/components/schemas/" + name)
                        .toList());
    }
}
