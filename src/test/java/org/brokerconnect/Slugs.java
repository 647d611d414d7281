package org.brokerconnect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds slugs in the sources and in the API description. */
final class Slugs {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern CODE = Pattern.compile("\\{@code ([a-z]+(?:-[a-z]+)+)}");
    private static final Pattern LISTED = Pattern.compile("`([a-z-]+)`");

    /** Slugs of requests that the server rejects before they reach a resource; no operation lists them. */
    static final Set<String> OF_THE_SERVER = Set.of(
            "forbidden",
            "method-not-allowed",
            "not-acceptable",
            "not-implemented",
            "request-header-fields-too-large",
            "request-timeout",
            "request-uri-too-long",
            "service-unavailable",
            "too-many-requests");

    private Slugs() {}

    /** Every literal of main's code that has the form of a slug. */
    static Set<String> inCode() {
        return sources().flatMap(source -> found(LITERAL, source)).collect(Collectors.toSet());
    }

    /** Main's Java files without their comments. */
    static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> COMMENT.matcher(read(file)).replaceAll(""))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every slug in the documentation of this class of main. */
    static Set<String> inDocumentationOf(Class<?> type) {
        return found(CODE, read(SOURCES.resolve(type.getName().replace('.', '/') + ".java")))
                .collect(Collectors.toSet());
    }

    /** Every slug that the API description lists as possible. */
    static Set<String> inContract(Contract contract) {
        return contract.everywhere("description").stream()
                .flatMap(description -> listedIn(description).stream())
                .collect(Collectors.toSet());
    }

    /** What follows "One of:". */
    static List<String> listedIn(JsonNode description) {
        String text = description.asText();
        int start = text.indexOf("One of: ");
        return start < 0 ? List.of() : found(LISTED, text.substring(start)).toList();
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
