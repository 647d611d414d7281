package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The corpus of false answers: one JSON file each in {@code src/test/resources/false-answers}. {@code route} answers
 * with {@code status} and {@code answer} (or {@code body}, of {@code contentType}); all other routes answer correctly.
 * {@code expect} has {@code reason}, the slug of the refusal, or {@code spi} and {@code api}: fields that the adapter's
 * and the server's answer must have; null says that the field is absent. Adding a case is adding a file.
 */
public final class FalseAnswers {

    private static final Path FOLDER = Path.of("src/test/resources/false-answers");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private FalseAnswers() {}

    /** One file. */
    public record Case(String name, String route, int status, String contentType, String body, JsonNode expect) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** All cases, ordered by name. */
    public static Stream<Case> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Case> cases = files.sorted().map(FalseAnswers::read).toList();
            return cases.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(Path file) {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            return new Case(
                    file.getFileName().toString().replace(".json", ""),
                    json.required("route").asText(),
                    json.required("status").asInt(),
                    json.path("contentType").asText("application/json"),
                    json.has("body")
                            ? json.path("body").asText()
                            : json.required("answer").toString(),
                    json.required("expect"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What differs from the expected fields, as readable lines; empty if all are there. */
    public static List<String> differences(JsonNode expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        if (!expected.isMissingNode()) {
            compare("", expected, actual, differences);
        }
        return differences;
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(field -> compare(
                            path + "/" + field.getKey(), field.getValue(), actual.path(field.getKey()), differences));
        } else if (expected.isArray()) {
            if (actual.size() != expected.size()) {
                differences.add(path + ": " + actual.size() + " entries instead of " + expected.size());
            }
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "/" + i, expected.get(i), actual.path(i), differences);
            }
        } else if (!isEqual(expected, actual)) {
            differences.add(path + ": " + actual + " instead of " + expected);
        }
    }

    private static boolean isEqual(JsonNode expected, JsonNode actual) {
        if (expected.isNull()) {
            return actual.isNull() || actual.isMissingNode();
        }
        return expected.isNumber()
                ? actual.isNumber() && new BigDecimal(expected.asText()).compareTo(new BigDecimal(actual.asText())) == 0
                : expected.equals(actual);
    }
}
