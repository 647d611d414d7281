package org.brokerconnect.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.brokerconnect.sandbox.kite.KiteSandbox;

/** The broker's own view of what the application did. */
final class Kite {

    /** The app that gets refresh tokens. */
    static final String APPROVED = "sandboxapproved";

    private final KiteSandbox sandbox;

    Kite(Stack stack) {
        sandbox = stack.sandbox();
    }

    /** The latest token that it handed out, for example of the kind {@code access_token}. */
    String newest(String kind) {
        List<String> tokens = sandbox.secrets().get(kind);
        return tokens.get(tokens.size() - 1);
    }

    /** How often a route, such as {@code GET /user/profile}, was called with whatever result. */
    int calls(String route) {
        return sandbox.calls().count(route);
    }

    /** How often a code was exchanged, or tried to be. */
    int exchanges() {
        return sandbox.calls().count("POST /session/token");
    }

    /** How often it was told to end a session. */
    int revocations() {
        return sandbox.calls().count("DELETE /session/token", 200);
    }

    /** Whether a session of the demo app lives. */
    boolean accepts(String accessToken) throws IOException, InterruptedException {
        return accepts("sandboxdemo", accessToken);
    }

    boolean accepts(String apiKey, String accessToken) throws IOException, InterruptedException {
        return get("/user/profile", apiKey, accessToken).statusCode() == 200;
    }

    /** What it says to whoever logged in last through the demo app. */
    JsonNode data(String path) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(get(path, "sandboxdemo", newest("access_token")).body())
                .path("data");
    }

    /** What it answers to whoever logged in last, through this app. */
    int status(String path, String apiKey) throws IOException, InterruptedException {
        return get(path, apiKey, newest("access_token")).statusCode();
    }

    private HttpResponse<String> get(String path, String apiKey, String accessToken)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .header("X-Kite-Version", "3")
                .header("Authorization", "token " + apiKey + ":" + accessToken)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
