package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/**
 * Compares the API description with the last release, {@code src/main/openapi/released.json}. A change that breaks
 * clients fails the build; {@code src/main/openapi/README.md} describes how a release updates the file.
 */
class ReleasedApiTest {

    private static final Path RELEASED = Path.of("src/main/openapi/released.json");

    private static ObjectNode released() throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(RELEASED.toFile());
    }

    private static ChangedOpenApi changes(JsonNode before, JsonNode after) {
        return OpenApiCompare.fromContents(before.toString(), after.toString());
    }

    @Test
    void the_api_does_not_break_clients_of_the_last_release() throws IOException {
        ChangedOpenApi changes = changes(released(), Contract.load().document());

        assertThat(changes.isCompatible()).as(() -> report(changes)).isTrue();
    }

    static Stream<Named<Consumer<ObjectNode>>> breakingChanges() {
        return Stream.of(
                Named.of("an operation is removed", api -> object(api, "/paths/~1api~1brokers")
                        .remove("get")),
                Named.of("a field of a response is removed", api -> {
                    object(api, "/components/schemas/StatusView/properties").remove("state");
                    removeFrom(api, "/components/schemas/StatusView/required", "state");
                }),
                Named.of("the type of a field of a response changes", api -> object(
                                api, "/components/schemas/ConfigView/properties/label")
                        .put("type", "integer")),
                Named.of("a field of a request is required", api -> ((ArrayNode)
                                api.at("/components/schemas/NewConfig/required"))
                        .add("note")
                        .size()),
                Named.of("a parameter is required", api -> ((ArrayNode)
                                api.at("/paths/~1api~1admin~1connections/get/parameters"))
                        .addObject()
                        .put("name", "tenant")
                        .put("in", "query")
                        .put("required", true)
                        .putObject("schema")
                        .put("type", "string")),
                Named.of("a success status is removed", api -> object(
                                api, "/paths/~1api~1broker~1configs/post/responses")
                        .remove("201")));
    }

    @ParameterizedTest
    @MethodSource("breakingChanges")
    void a_change_that_breaks_clients_is_found(Consumer<ObjectNode> change) throws IOException {
        ObjectNode changed = released();
        change.accept(changed);

        assertThat(changed).isNotEqualTo(released());
        assertThat(changes(released(), changed).isIncompatible()).isTrue();
    }

    @Test
    void a_new_optional_field_breaks_no_client() throws IOException {
        ObjectNode changed = released();
        object(changed, "/components/schemas/ConfigView/properties")
                .putObject("note")
                .put("type", "string");

        ChangedOpenApi changes = changes(released(), changed);

        assertThat(changes.isDifferent()).isTrue();
        assertThat(changes.isCompatible()).isTrue();
    }

    private static ObjectNode object(ObjectNode api, String pointer) {
        return (ObjectNode) api.at(pointer);
    }

    private static void removeFrom(ObjectNode api, String pointer, String value) {
        ArrayNode values = (ArrayNode) api.at(pointer);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).textValue().equals(value)) {
                values.remove(i);
            }
        }
    }

    private static String report(ChangedOpenApi changes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new ConsoleRender().render(changes, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
