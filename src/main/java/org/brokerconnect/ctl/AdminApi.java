package org.brokerconnect.ctl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/**
 * The API for administrators of a running server, and the options that choose it. The access token is read from a file
 * or the environment, because other users of the machine can see command lines.
 */
final class AdminApi {

    /** Less than this if the server answers at all; an examination of a set-up takes up to half a minute. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--url",
            required = true,
            description = "The address of the server, such as https://broker-connect.example.com.")
    private URI url;

    @Option(
            names = "--token-file",
            description = "A file with an access token of an administrator. Default: the environment variable"
                    + " BROKERCTL_TOKEN.")
    private Path tokenFile;

    /**
     * Gets a resource.
     *
     * @throws IOException if the server cannot be reached or does not answer with JSON
     * @throws RefusedException if the server refuses the request
     */
    JsonNode get(String path) throws IOException {
        return send(request(path).GET());
    }

    /** Posts without a body; otherwise as {@link #get}. */
    JsonNode post(String path) throws IOException {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** The address of the server. @throws RefusedException if the token would be sent unencrypted */
    URI url() {
        requirePrivate();
        return url;
    }

    /** The origin of {@code --url}, as a browser would have it. */
    String origin() {
        return url.getScheme() + "://" + url.getAuthority();
    }

    private void requirePrivate() {
        boolean isPrivate = "https".equals(url.getScheme())
                || "http".equals(url.getScheme()) && url.getHost() != null && LOOPBACK.contains(url.getHost());
        if (!isPrivate) {
            throw new RefusedException("--url must begin with https://, or be a server on this machine");
        }
    }

    private HttpRequest.Builder request(String path) throws IOException {
        requirePrivate();
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token());
    }

    /** The access token. @throws RefusedException if there is none */
    String token() throws IOException {
        return tokenFile == null
                ? Optional.ofNullable(System.getenv("BROKERCTL_TOKEN"))
                        .orElseThrow(() -> new RefusedException("set BROKERCTL_TOKEN, or use --token-file"))
                        .strip()
                : Files.readString(tokenFile).strip();
    }

    private static JsonNode send(HttpRequest.Builder request) throws IOException {
        try {
            var response = HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build()
                    .send(request.build(), BodyHandlers.ofString());
            JsonNode body = json(response.body());
            if (response.statusCode() != 200) {
                throw new RefusedException(problem(response.statusCode(), body));
            }
            return body;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException("the access token has characters that no header may have");
        }
    }

    private static JsonNode json(String body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException other) {
            throw new IOException("the server did not answer with JSON; check --url", other);
        }
    }

    /** The words of a problem document (RFC 9457). */
    private static String problem(int status, JsonNode problem) {
        StringBuilder words =
                new StringBuilder("the server refused (").append(status).append("): ");
        words.append(problem.path("title").asText())
                .append(". ")
                .append(problem.path("detail").asText());
        problem.path("errors")
                .forEach(error -> words.append(' ').append(error.path("message").asText()));
        if (problem.hasNonNull("traceId")) {
            words.append(" (trace ID ").append(problem.path("traceId").asText()).append(')');
        }
        return words.toString();
    }
}
