package org.brokerconnect.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import java.net.HttpCookie;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A demo user with a browser: calls the API with their token, and keeps its cookies. */
public final class Person {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestEnvironment environment;
    private final String name;
    private final ApiClient api;
    private final Map<String, String> cookies = new TreeMap<>();

    private Person(TestEnvironment environment, String name) {
        this.environment = environment;
        this.name = name;
        this.api = new ApiClient(environment);
    }

    /** A user by name, such as {@code investor}, {@code investor2} or {@code admin}, without cookies. */
    public static Person named(String name, TestEnvironment environment) {
        return new Person(environment, name);
    }

    /** The same user with another browser, without cookies. */
    Person inAnotherBrowser() {
        return new Person(environment, name);
    }

    /** Creates a connection with these credentials. */
    public Account setUp(String label, String apiKey, String apiSecret) {
        api.keepSecret(apiSecret);
        Map<String, String> request =
                Map.of("broker", "zerodha", "label", label, "apiKey", apiKey, "apiSecret", apiSecret);
        Reply created = post("/api/broker/configs", request).expectStatus(201);
        return new Account(this, created.text("id"));
    }

    /** Creates a connection at a broker, with credentials by the names of the broker's fields. */
    public Account setUpAt(String broker, String label, Map<String, String> credentials) {
        credentials.entrySet().stream()
                .filter(field -> field.getKey().endsWith("Secret"))
                .forEach(field -> api.keepSecret(field.getValue()));
        Map<String, Object> request = Map.of("broker", broker, "label", label, "credentials", credentials);
        return new Account(
                this, post("/api/broker/configs", request).expectStatus(201).text("id"));
    }

    /** Creates a connection with the demo app, whose clients are AB1234 and CD5678. */
    public Account setUp() {
        return setUp("My account", "sandboxdemo", "sandboxdemo-secret");
    }

    public Reply get(String path) {
        return call("GET", path);
    }

    /** Sends a GET with {@code If-None-Match}. */
    Reply getIfNoneMatch(String path, String tag) {
        return sent(request(path).header("If-None-Match", tag).buildGet());
    }

    public Reply post(String path) {
        return call("POST", path);
    }

    Reply post(String path, Object body) {
        return call("POST", path, json(body));
    }

    Reply put(String path, Object body) {
        return call("PUT", path, json(body));
    }

    Reply delete(String path) {
        return call("DELETE", path);
    }

    /** Opens an address as a browser does: with cookies and without a token. Does not follow the redirect. */
    Reply open(URI address) {
        String jar = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        Invocation.Builder request = api.request(address.getRawPath() + "?" + address.getRawQuery());
        return sent((jar.isEmpty() ? request : request.header("Cookie", jar)).buildGet());
    }

    /** The cookies of this browser; tests may change them. */
    Map<String, String> cookies() {
        return cookies;
    }

    private Reply call(String method, String path) {
        return sent(request(path).header("Content-Type", "application/json").build(method));
    }

    private Reply call(String method, String path, Entity<String> body) {
        return sent(request(path).build(method, body));
    }

    private Invocation.Builder request(String path) {
        return api.request(path).header("Authorization", environment.bearer(name));
    }

    private Reply sent(Invocation request) {
        Reply reply = api.send(request);
        for (String line : reply.headers("Set-Cookie")) {
            HttpCookie.parse(line).forEach(this::keep);
        }
        return reply;
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    private static Entity<String> json(Object body) {
        try {
            return Entity.json(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
