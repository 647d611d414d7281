package org.brokerconnect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The API description as the WAR contains it. */
final class Contract {

    private static final String FILE = "/META-INF/openapi.json";

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    static Contract load() {
        try (InputStream in = Contract.class.getResourceAsStream(FILE)) {
            return new Contract(new ObjectMapper().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode document() {
        return document;
    }

    /** Every operation by method and path. */
    Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : document.at("/paths").properties()) {
            for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
                operations.put(verb.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), verb.getValue());
            }
        }
        return operations;
    }

    Map<String, JsonNode> schemas() {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> schemas.put(schema.getKey(), schema.getValue()));
        return schemas;
    }

    /** The target of a reference; anything else unchanged. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    /** The responses of an operation whose status is in this class, such as 4xx, with references resolved. */
    Map<String, JsonNode> responses(JsonNode operation, String hundreds) {
        Map<String, JsonNode> responses = new LinkedHashMap<>();
        operation.get("responses").properties().stream()
                .filter(response -> hundreds.contains(response.getKey().substring(0, 1)))
                .forEach(response -> responses.put(response.getKey(), resolved(response.getValue())));
        return responses;
    }

    /** All values of fields with this name in the whole document. */
    List<JsonNode> everywhere(String field) {
        return document.findValues(field);
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    static Stream<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false);
    }
}
