package org.brokerconnect.journey;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.brokerconnect.sandbox.kite.KiteSandbox;

/** What the sandbox broker recorded of the application's calls and sessions. */
final class KiteInspector {

    /** The API key of the app that receives refresh tokens. */
    static final String APPROVED = "sandboxapproved";

    private final KiteSandbox sandbox;

    KiteInspector(TestEnvironment environment) {
        sandbox = environment.sandbox();
    }

    /** The token that was issued last, by kind, for example {@code access_token}. */
    String newest(String kind) {
        List<String> tokens = sandbox.secrets().get(kind);
        return tokens.get(tokens.size() - 1);
    }

    /** The number of calls of a route, such as {@code GET /user/profile}, regardless of the result. */
    int calls(String route) {
        return sandbox.calls().count(route);
    }

    /** The number of tries to exchange a code. */
    int exchanges() {
        return sandbox.calls().count("POST /session/token");
    }

    /** The number of successful revocations. */
    int revocations() {
        return sandbox.calls().count("DELETE /session/token", 200);
    }

    /** Whether the broker accepts this token of the demo app. */
    boolean accepts(String accessToken) {
        return accepts("sandboxdemo", accessToken);
    }

    boolean accepts(String apiKey, String accessToken) {
        return get("/user/profile", apiKey, accessToken).status() == 200;
    }

    /** The data of a response to the newest session of the demo app. */
    JsonNode data(String path) {
        return get(path, "sandboxdemo", newest("access_token")).json().path("data");
    }

    /** The HTTP status of a response to the newest session of this app. */
    int status(String path, String apiKey) {
        return get(path, apiKey, newest("access_token")).status();
    }

    private Reply get(String path, String apiKey, String accessToken) {
        try (Response response = ApiClient.CLIENT
                .target(sandbox.url() + path)
                .request()
                .header("X-Kite-Version", "3")
                .header("Authorization", "token " + apiKey + ":" + accessToken)
                .get()) {
            return Reply.of(response);
        }
    }
}
