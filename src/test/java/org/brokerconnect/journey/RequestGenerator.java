package org.brokerconnect.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Generates requests from the API description: each operation with correct and odd values for its path, query, headers
 * and body. The same seed gives the same requests. Not thread-safe.
 */
final class RequestGenerator {

    private static final List<String> OTHER_METHODS = List.of("PATCH", "FOO", "HEAD", "OPTIONS", "PUT", "get", "TRACE");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "17",
            "999999999999999999999",
            "1e999",
            "null",
            "true",
            "[]",
            "{}",
            "zerodha",
            "CONNECTED",
            "DAY",
            "INTRADAY",
            "2026-11-23",
            "2026-13-45",
            "-9999-01-01",
            "2026-11-23T04:30:00Z",
            "+999999999-12-31T23:59:59Z",
            "investor",
            "investor ",
            "Investor",
            "äöü",
            "\u202e",
            "😀",
            "'",
            "\"",
            "<b>",
            "' or 1=1 --",
            "../..",
            "${jndi:ldap://localhost}",
            "%",
            "/",
            "/portfolio",
            "//evil.example",
            "\t",
            "a,b");
    private static final List<String> HEADERS = List.of(
            "Accept: */*",
            "Accept: text/html",
            "Accept: ;;;",
            "Accept: application/xml;q=x",
            "Accept-Language: de, xx",
            "Accept-Language: ;;q=",
            "If-None-Match: \"",
            "If-None-Match: W/",
            "If-None-Match: *",
            "If-Match: xxx",
            "If-Modified-Since: never",
            "If-Unmodified-Since: 0",
            "Range: bytes=x-",
            "Last-Event-ID: -1",
            "Last-Event-ID: abc",
            "Last-Event-ID: 99999999999999999999",
            "Origin: null",
            "Origin: https://evil.example",
            "Cookie: =;;=;\"",
            "Cookie: bc-attempt-1=x",
            "X-Forwarded-For: 1.2.3.4, x",
            "X-HTTP-Method-Override: DELETE",
            "Content-Encoding: gzip",
            "traceparent: 00-x");
    private static final List<String> JSON_TYPES = List.of(
            "application/json",
            "application/json;charset=UTF-8",
            "application/json; charset=utf-8",
            "Application/JSON");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/json;charset=latin-1",
            "text/plain",
            "application/xml",
            ";;",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "");

    private final SplittableRandom random;
    private final Random bytes;
    private final JsonNode document;
    private final List<Operation> operations;

    /** An operation of the description. */
    record Operation(String method, String path, JsonNode node) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** A request without {@code Host} and {@code Authorization}. */
    record Generated(Operation operation, String method, String target, List<String> fields, byte[] body) {

        boolean isAsDescribed() {
            return method.equals(operation.method());
        }
    }

    RequestGenerator(JsonNode document, long seed) {
        this.document = document;
        random = new SplittableRandom(seed);
        bytes = new Random(seed);
        operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith("/api/")) {
                path.getValue()
                        .properties()
                        .forEach(verb -> operations.add(
                                new Operation(verb.getKey().toUpperCase(Locale.ROOT), path.getKey(), verb.getValue())));
            }
        });
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** @param ids values for ids in paths, besides odd ones; a quarter of the requests with a body is correct */
    Generated next(Operation operation, List<String> ids) {
        boolean isCorrect = operation.node().has("requestBody") && random.nextInt(4) == 0;
        return isCorrect ? correct(operation, ids) : odd(operation, ids);
    }

    private Generated correct(Operation operation, List<String> ids) {
        List<String> names = propertyNames(operation);
        byte[] body = utf8(names.stream()
                .map(name -> "\"" + name + "\":\"" + expected(name) + "\"")
                .collect(Collectors.joining(",", "{", "}")));
        List<String> fields = List.of("Content-Type: " + any(JSON_TYPES), "Content-Length: " + body.length);
        String path = operation.path().replaceAll("\\{[^}]*}", any(ids));
        return new Generated(operation, operation.method(), path, fields, body);
    }

    private Generated odd(Operation operation, List<String> ids) {
        boolean other = random.nextInt(12) == 0;
        String method = other ? any(OTHER_METHODS) : operation.method();
        List<String> fields = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.add(any(HEADERS));
        }
        byte[] body = hasBody(operation, method) ? body(operation) : new byte[0];
        if (body.length > 0) {
            fields.add("Content-Type: " + any(TYPES));
        }
        if (body.length > 0 || method.equals("POST") || method.equals("PUT")) {
            fields.add("Content-Length: " + body.length);
        }
        return new Generated(operation, method, target(operation, ids), fields, body);
    }

    private boolean hasBody(Operation operation, String method) {
        boolean takesOne = operation.node().has("requestBody") && method.equals(operation.method());
        return random.nextInt(10) == 0 ? !takesOne : takesOne;
    }

    private String target(Operation operation, List<String> ids) {
        String path = operation.path();
        while (path.contains("{")) {
            String value = random.nextInt(3) == 0 ? segment() : any(ids);
            path = path.replaceFirst("\\{[^}]*}", value.replace("$", "%24"));
        }
        return path + query(operation);
    }

    /** Encoded, and nothing that the server refuses before the application sees it. */
    private String segment() {
        String value = any(VALUES);
        return value.isBlank() || value.equals("/") || value.startsWith("..") || value.equals("%")
                ? UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8)).toString()
                : encoded(value).replace("%2F", "-");
    }

    private String query(Operation operation) {
        List<String> parts = new ArrayList<>();
        for (JsonNode parameter : operation.node().path("parameters")) {
            boolean inQuery = parameter.path("in").asText().equals("query");
            if (inQuery && random.nextInt(2) == 0) {
                parts.add(parameter.path("name").asText() + "=" + encoded(any(VALUES)));
            }
        }
        if (random.nextInt(8) == 0) {
            parts.add(encoded(any(VALUES)) + "=" + encoded(any(VALUES)));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte[] body(Operation operation) {
        return switch (random.nextInt(12)) {
            case 0 -> randomBytes();
            case 1 -> utf8("[".repeat(1 + random.nextInt(5_000)));
            case 2 -> utf8("{\"label\":\"" + "x".repeat(70_000) + "\"}");
            case 3 -> utf8(any(VALUES));
            case 4 -> utf8("{\"label\":1e" + random.nextInt(1_000_000) + "}");
            case 5 -> utf8("{\"label\":\"\\ud83d\",\"" + any(List.of("label", "broker", "x")) + "\":null}");
            default -> utf8(object(operation));
        };
    }

    private byte[] randomBytes() {
        byte[] body = new byte[1 + random.nextInt(64)];
        bytes.nextBytes(body);
        return body;
    }

    private List<String> propertyNames(Operation operation) {
        List<String> names = new ArrayList<>();
        schema(operation).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode schema(Operation operation) {
        JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
        if (schema.has("$ref")) {
            schema = document.at(schema.get("$ref").asText().substring(1));
        }
        return schema;
    }

    private String object(Operation operation) {
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property :
                schema(operation).path("properties").properties()) {
            String name = property.getKey();
            if (random.nextInt(6) > 0) {
                fields.add("\"" + name + "\":" + value(name));
            }
        }
        if (random.nextInt(8) == 0) {
            fields.add("\"unknown\":" + value("unknown"));
        }
        return fields.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private String value(String name) {
        return switch (random.nextInt(5)) {
            case 0 -> any(List.of("null", "1", "-1.5", "true", "[]", "{}", "1e400", "[1,2]", "{\"a\":{}}"));
            case 1 -> "\"" + any(VALUES).replace("\\", "").replace("\"", "").replace("\t", "\\t") + "\"";
            default -> "\"" + expected(name) + "\"";
        };
    }

    private static String expected(String name) {
        return switch (name) {
            case "broker" -> "zerodha";
            case "apiKey" -> "generatedapikey1";
            case "apiSecret" -> "generatedapisecret00000000000001";
            case "returnTo" -> "/portfolio";
            case "url" -> "http://localhost/api/broker/callback/zerodha?request_token=a&state=b";
            default -> "Generated";
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
