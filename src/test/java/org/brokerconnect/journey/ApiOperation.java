package org.brokerconnect.journey;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One operation of the API, read from the served OpenAPI description; a unit test compares that with the code.
 *
 * @param isProtected whether it requires a token
 */
record ApiOperation(String method, String path, boolean isProtected) {

    /** All operations below {@code /api/}. */
    static List<ApiOperation> served(TestEnvironment environment) {
        ApiClient api = new ApiClient(environment);
        JsonNode paths = api.send(api.request("/openapi")
                        .header("Accept", "application/json")
                        .buildGet())
                .expectStatus(200)
                .json()
                .path("paths");
        List<ApiOperation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
                String method = verb.getKey().toUpperCase(Locale.ROOT);
                all.add(new ApiOperation(method, path.getKey(), verb.getValue().has("security")));
            }
        }
        return all.stream().filter(one -> one.path.startsWith("/api/")).toList();
    }

    /** Whether it concerns one resource that the caller must own. */
    boolean concernsOwnResource() {
        return !isForAdministrators() && (path.contains("{id}") || path.contains("{attemptId}"));
    }

    boolean isForAdministrators() {
        return path.startsWith("/api/admin/");
    }

    /** The request with these headers, and with a valid body if the resource reads one. */
    Invocation request(ApiClient api, String configId, String attemptId, Map<String, String> headers) {
        String filled = path.replace("{id}", configId).replace("{attemptId}", attemptId);
        Invocation.Builder request = api.request(filled.replaceAll("\\{[^}]*}", "any"));
        headers.forEach(request::header);
        if (method.equals("PUT")) {
            return request.buildPut(Entity.json("{\"label\":\"Mine now\"}"));
        }
        if (path.endsWith("/setup-oauth")) {
            return request.build(method, Entity.json("{}"));
        }
        if (path.contains("/push/")) {
            return request.build(method, Entity.json("{}"));
        }
        if (path.endsWith("/pasted-token")) {
            return request.build(method, Entity.json("{\"token\":\"any\"}"));
        }
        return request.header("Content-Type", "application/json").build(method);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
