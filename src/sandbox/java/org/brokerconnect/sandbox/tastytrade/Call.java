package org.brokerconnect.sandbox.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request. Its fields are in a JSON or form body; the access token is in the {@code Authorization} header. */
final class Call {
    private static final String BEARER = "Bearer ";

    private final HttpServerExchange exchange;

    Call(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    String method() {
        return exchange.getRequestMethod().toString();
    }

    String path() {
        return exchange.getRelativePath();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(exchange.getQueryParameters().get(name)).map(Deque::peekFirst);
    }

    /** The values of a query parameter, which can be repeated ({@code name[]=A&name[]=B}) or separated by commas. */
    List<String> queryList(String name) {
        return java.util.stream.Stream.of(name, name + "[]")
                .map(exchange.getQueryParameters()::get)
                .filter(java.util.Objects::nonNull)
                .flatMap(Deque::stream)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** The value of a parameter of the path template. */
    String pathParameter(String name) {
        return exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                .getParameters()
                .get(name);
    }

    /** The address that the client used, such as {@code localhost:8083}. */
    String hostAndPort() {
        return exchange.getHostAndPort();
    }

    /** Attaches a value to the exchange, for its later handlers. */
    <T> void attach(AttachmentKey<T> key, T value) {
        exchange.putAttachment(key, value);
    }

    /** The fields of the body, which the broker reads as JSON and as a form. */
    Map<String, String> fields() throws IOException {
        String type = header("Content-Type").orElse("");
        return type.startsWith("application/x-www-form-urlencoded") ? form() : jsonFields();
    }

    private Map<String, String> form() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(text().split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        });
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private Map<String, String> jsonFields() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        json().properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }

    /** @throws Refusal if the body is not a JSON object */
    JsonNode json() throws IOException {
        return Json.object(text())
                .orElseThrow(() -> Refusal.api(400, "invalid_request", "The body is no JSON object."));
    }

    private String text() throws IOException {
        exchange.startBlocking();
        return new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
