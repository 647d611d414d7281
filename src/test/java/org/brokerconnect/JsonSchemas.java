package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Compares schemas of the API description with the Java types that are serialised. */
final class JsonSchemas {

    private static final Map<Class<?>, List<String>> PLAIN = Map.ofEntries(
            Map.entry(UUID.class, List.of("string", "uuid")),
            Map.entry(Instant.class, List.of("string", "date-time")),
            Map.entry(LocalDate.class, List.of("string", "date")),
            Map.entry(ZoneId.class, List.of("string", "")),
            Map.entry(Currency.class, List.of("string", "")),
            Map.entry(URI.class, List.of("string", "uri")),
            Map.entry(int.class, List.of("integer", "int32")),
            Map.entry(Integer.class, List.of("integer", "int32")),
            Map.entry(long.class, List.of("integer", "int64")),
            Map.entry(Long.class, List.of("integer", "int64")),
            Map.entry(boolean.class, List.of("boolean", "")),
            Map.entry(Boolean.class, List.of("boolean", "")),
            Map.entry(BigDecimal.class, List.of("number", "")));

    private final Contract contract;

    JsonSchemas(Contract contract) {
        this.contract = contract;
    }

    /** The schema describes the JSON that Jackson writes for the type, nested types included. */
    void assertDescribes(JsonNode schema, Type type) {
        if (type instanceof ParameterizedType many) {
            assertDescribesMany(schema, many);
        } else {
            assertDescribes(schema, (Class<?>) type);
        }
    }

    /** The schema allows these types, in this order. They are given by name, because they may be package-private. */
    void assertDescribesOneOf(JsonNode schema, List<String> types) {
        assertThat(schema.path("oneOf")).hasSameSizeAs(types);
        for (int i = 0; i < types.size(); i++) {
            assertDescribes(
                    schema.at("/oneOf/" + i),
                    Code.MAIN.get(Code.ROOT + "." + types.get(i)).reflect());
        }
    }

    private void assertDescribesMany(JsonNode schema, ParameterizedType many) {
        Type[] arguments = many.getActualTypeArguments();
        if (many.getRawType() == Map.class) {
            assertThat(arguments[0]).isEqualTo(String.class);
            JsonNode map = contract.resolved(schema);
            assertThat(map.path("type").asText()).isEqualTo("object");
            assertDescribes(map.path("additionalProperties"), arguments[1]);
        } else {
            assertThat(many.getRawType()).isEqualTo(List.class);
            assertThat(schema.path("type").asText()).isEqualTo("array");
            assertDescribes(schema.path("items"), arguments[0]);
        }
    }

    private void assertDescribes(JsonNode schema, Class<?> type) {
        if (type.isRecord()) {
            assertNamed(schema, type);
            assertDescribesRecord(contract.resolved(schema), type);
        } else if (type.isEnum()) {
            assertNamed(schema, type);
            assertThat(Contract.texts(contract.resolved(schema).get("enum")))
                    .containsExactlyElementsOf(Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        } else if (type == String.class) {
            assertThat(schema.path("type").asText()).isEqualTo("string");
        } else {
            assertThat(PLAIN).as("a type that the contract can describe").containsKey(type);
            assertThat(List.of(
                            schema.path("type").asText(), schema.path("format").asText()))
                    .isEqualTo(PLAIN.get(type));
        }
    }

    private static void assertNamed(JsonNode schema, Class<?> type) {
        assertThat(schema.path("$ref").asText()).isEqualTo("#/components/schemas/" + type.getSimpleName());
    }

    private void assertDescribesRecord(JsonNode schema, Class<?> type) {
        List<RecordComponent> components = components(type).toList();
        assertThat(Contract.names(schema.path("properties")))
                .as("properties of %s", type.getSimpleName())
                .containsExactlyElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(Contract.texts(schema.path("required")))
                .as("required properties of %s", type.getSimpleName())
                .containsExactlyElementsOf(components.stream()
                        .filter(component -> !mayBeAbsent(component))
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : components) {
            assertDescribes(schema.at("/properties/" + component.getName()), component.getGenericType());
        }
    }

    /** The components as they appear in JSON: unwrapped ones are inlined. */
    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.of(component));
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        JsonInclude inclusion = component.getAccessor().getAnnotation(JsonInclude.class);
        return component.isAnnotationPresent(Nullable.class)
                || inclusion != null && inclusion.value() == JsonInclude.Include.NON_EMPTY;
    }
}
