package org.brokerconnect.journey;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.brokerconnect.sandbox.kite.KiteSandbox;

/** The broker's own view of what the application did. */
final class KiteInspector {

    /** The app that gets refresh tokens. */
    static final String APPROVED = "sandboxapproved";

    private final KiteSandbox sandbox;

    KiteInspector(TestEnvironment environment) {
        sandbox = environment.sandbox();
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
    boolean accepts(String accessToken) {
        return accepts("sandboxdemo", accessToken);
    }

    boolean accepts(String apiKey, String accessToken) {
        return get("/user/profile", apiKey, accessToken).status() == 200;
    }

    /** What it says to whoever logged in last through the demo app. */
    JsonNode data(String path) {
        return get(path, "sandboxdemo", newest("access_token")).json().path("data");
    }

    /** What it answers to whoever logged in last, through this app. */
    int status(String path, String apiKey) {
        return get(path, apiKey, newest("access_token")).status();
    }

    private Reply get(String path, String apiKey, String accessToken) {
        try (Response answer = ApiClient.CLIENT
                .target(sandbox.url() + path)
                .request()
                .header("X-Kite-Version", "3")
                .header("Authorization", "token " + apiKey + ":" + accessToken)
                .get()) {
            return Reply.of(answer);
        }
    }
}
