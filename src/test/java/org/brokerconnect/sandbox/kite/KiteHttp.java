package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client of Kite Connect for tests, on the HTTP client of the JDK. */
final class KiteHttp {
    static final String KEY = "sandboxdemo";
    static final String SECRET = "sandboxdemo-secret";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;

    KiteHttp(KiteSandbox sandbox) {
        root = sandbox.url();
    }

    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        JsonNode data() {
            return body.get("data");
        }

        String error() {
            return body.path("error_type").asText() + ": "
                    + body.path("message").asText();
        }
    }

    URI loginUrl(String apiKey) {
        return URI.create(root + "/connect/login?v=3&api_key=" + apiKey);
    }

    /** Logs in and returns the request token of the redirect. */
    String requestToken(String apiKey, String userId) {
        return query(KiteLogin.as(userId).authorise(loginUrl(apiKey))).get("request_token");
    }

    Answer exchange(String apiKey, String secret, String requestToken) {
        return post(
                "/session/token",
                "api_key=" + apiKey + "&request_token=" + requestToken + "&checksum="
                        + sha256(apiKey + requestToken + secret));
    }

    /** Starts a session in the demo app and returns its {@code Authorization} header. */
    String session(String userId) {
        Answer response = exchange(KEY, SECRET, requestToken(KEY, userId));
        return header(KEY, response);
    }

    static String header(String apiKey, Answer exchange) {
        return "token " + apiKey + ":" + exchange.data().get("access_token").asText();
    }

    Answer get(String path, String authorization) {
        return send(request(path).header("Authorization", authorization));
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer post(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Answer json(String method, String path, String body) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).header("X-Kite-Version", "3");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> raw = http.send(request.build(), BodyHandlers.ofString());
            boolean json = raw.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode body = json ? Json.read(raw.body().getBytes(StandardCharsets.UTF_8), JsonNode.class) : null;
            return new Answer(raw.statusCode(), body, raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> query(URI address) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> {
                    pairs.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
                });
        return pairs;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
