package org.brokerconnect.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One verb on one path of the API, as the served description has it; a unit test holds the description to the code.
 *
 * @param isProtected whether it asks for a token
 */
record Operation(String method, String path, boolean isProtected) {

    /** All there are. */
    static List<Operation> served(Stack stack) {
        Web web = new Web(stack);
        JsonNode paths = web.send(web.request("/openapi")
                        .header("Accept", "application/json")
                        .build())
                .with(200)
                .json()
                .path("paths");
        List<Operation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
                String method = verb.getKey().toUpperCase(Locale.ROOT);
                all.add(new Operation(method, path.getKey(), verb.getValue().has("security")));
            }
        }
        return all.stream().filter(one -> one.path.startsWith("/api/")).toList();
    }

    /** Whether it is about one thing that the caller has to own. */
    boolean isOnOnesOwn() {
        return !isForAdministrators() && (path.contains("{id}") || path.contains("{attemptId}"));
    }

    boolean isForAdministrators() {
        return path.startsWith("/api/admin/");
    }

    /** The request, with a body that the resource could read; without any proof of who sends it. */
    HttpRequest.Builder request(Web web, String configId, String attemptId) {
        String filled = path.replace("{id}", configId).replace("{attemptId}", attemptId);
        boolean takesBody = method.equals("PUT") || path.endsWith("/setup-oauth");
        return web.request(filled.replaceAll("\\{[^}]*}", "any"))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        takesBody
                                ? BodyPublishers.ofString(method.equals("PUT") ? "{\"label\":\"Mine now\"}" : "{}")
                                : BodyPublishers.noBody());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
