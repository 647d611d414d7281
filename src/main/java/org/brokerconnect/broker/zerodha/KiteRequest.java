package org.brokerconnect.broker.zerodha;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.vault.Secret;

/** One call to Kite: method, route, inputs and who makes it. Immutable. Prints the method and the route only. */
public final class KiteRequest {

    /** What a refusal is about: the same answer means different things in each. */
    public enum Purpose {
        /** A code becomes a session. */
        EXCHANGE,
        /** A refresh token becomes a session. */
        RENEWAL,
        /** Anything done with the tokens of a session. */
        SESSION
    }

    private record Input(String name, Secret value) {}

    private final String method;
    private final String path;
    private final Purpose purpose;
    private final List<Input> inputs;
    private final Secret authorization;
    private final Secret apiKey;

    private KiteRequest(
            String method, String path, Purpose purpose, List<Input> inputs, Secret authorization, Secret apiKey) {
        this.method = method;
        this.path = path;
        this.purpose = purpose;
        this.inputs = List.copyOf(inputs);
        this.authorization = authorization;
        this.apiKey = apiKey;
    }

    static KiteRequest get(String path) {
        return new KiteRequest("GET", path, Purpose.SESSION, List.of(), Secret.none(), Secret.none());
    }

    static KiteRequest delete(String path) {
        return new KiteRequest("DELETE", path, Purpose.SESSION, List.of(), Secret.none(), Secret.none());
    }

    static KiteRequest post(String path, Purpose purpose) {
        return new KiteRequest("POST", path, purpose, List.of(), Secret.none(), Secret.none());
    }

    /** The same call with one more input. */
    KiteRequest with(String name, Secret value) {
        return withAll(name, List.of(value));
    }

    /** The same call with an input that repeats. */
    KiteRequest withAll(String name, List<Secret> values) {
        List<Input> more = new ArrayList<>(inputs);
        values.forEach(value -> more.add(new Input(name, value)));
        Secret key = name.equals("api_key") ? values.get(0) : apiKey;
        return new KiteRequest(method, path, purpose, more, authorization, key);
    }

    /** The same call in the name of a session: {@code token <api_key>:<access_token>} (Kite Connect v3 docs, User). */
    KiteRequest by(AppCredentials credentials, SessionTokens tokens) {
        Secret header = Secret.of(
                "token " + credentials.apiKey().reveal() + ":" + tokens.access().reveal());
        return new KiteRequest(method, path, purpose, inputs, header, credentials.apiKey());
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Purpose purpose() {
        return purpose;
    }

    /** Of the app that calls; empty where the call names none. */
    Secret apiKey() {
        return apiKey;
    }

    /** The value of the Authorization header, where the call has one. */
    Optional<Secret> authorization() {
        return authorization.isEmpty() ? Optional.empty() : Optional.of(authorization);
    }

    /** Whether the inputs go into the body; else they go into the query. */
    boolean hasBody() {
        return method.equals("POST");
    }

    /** All inputs, form-encoded, in the order in which they were given. */
    Secret form() {
        StringJoiner form = new StringJoiner("&");
        for (Input input : inputs) {
            form.add(input.name() + "=" + URLEncoder.encode(input.value().reveal(), StandardCharsets.UTF_8));
        }
        return Secret.of(form.toString());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
