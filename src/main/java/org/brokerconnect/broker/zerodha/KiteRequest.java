package org.brokerconnect.broker.zerodha;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.Secret;

/**
 * One call to Kite: method, route, inputs and caller. Immutable. {@code toString} shows the method and the route only.
 */
final class KiteRequest {

    /** What the call does: the same refusal means different things for each. */
    enum Purpose {
        /** Exchanges a code for a session. */
        EXCHANGE,
        /** Exchanges a refresh token for new tokens. */
        RENEWAL,
        /** Uses or ends a session. */
        SESSION
    }

    /** The app that calls, with which priority, and the check before a call that waited is sent. */
    record Caller(AppCredentials app, Priority priority, Runnable sendGuard) {

        Secret apiKey() {
            return KiteCredentials.apiKey(app);
        }

        static Caller login(AppCredentials credentials) {
            return new Caller(credentials, Priority.LOGIN, () -> {});
        }

        static Caller of(SessionContext context) {
            return new Caller(context.credentials(), context.priority(), context.sendGuard());
        }
    }

    private record Input(String name, Secret value) {}

    private static final String SENDABLE = "[\\x21-\\x7e]+ [\\x21-\\x7e]+";

    private final String method;
    private final String path;
    private final Purpose purpose;
    private final Caller caller;
    private final List<Input> inputs;
    private final Secret authorization;

    private KiteRequest(
            String method, String path, Purpose purpose, Caller caller, List<Input> inputs, Secret authorization) {
        this.method = method;
        this.path = path;
        this.purpose = purpose;
        this.caller = caller;
        this.inputs = List.copyOf(inputs);
        this.authorization = authorization;
    }

    /** A read within a session. */
    static KiteRequest get(String path, SessionContext context) {
        return new KiteRequest("GET", path, Purpose.SESSION, Caller.of(context), List.of(), Secret.none())
                .authorizedBy(context);
    }

    static KiteRequest delete(String path, Caller caller) {
        return new KiteRequest("DELETE", path, Purpose.SESSION, caller, List.of(), Secret.none());
    }

    static KiteRequest post(String path, Purpose purpose, Caller caller) {
        return new KiteRequest("POST", path, purpose, caller, List.of(), Secret.none());
    }

    /** The same call with one more input. */
    KiteRequest with(String name, Secret value) {
        return withAll(name, List.of(value));
    }

    /** The same call with a repeated input. */
    KiteRequest withAll(String name, List<Secret> values) {
        List<Input> more = new ArrayList<>(inputs);
        values.forEach(value -> more.add(new Input(name, value)));
        return new KiteRequest(method, path, purpose, caller, more, authorization);
    }

    /** The same call with the session's {@code token <api_key>:<access_token>} (Kite Connect v3 docs, User). */
    KiteRequest authorizedBy(SessionContext context) {
        Secret header = Secret.of(
                "token " + KiteCredentials.apiKey(context.credentials()).reveal() + ":"
                        + context.tokens().access().reveal());
        return new KiteRequest(method, path, purpose, caller, inputs, header);
    }

    String path() {
        return path;
    }

    Purpose purpose() {
        return purpose;
    }

    Caller caller() {
        return caller;
    }

    /** All inputs, form-encoded, in the order in which they were given. */
    Secret form() {
        StringJoiner form = new StringJoiner("&");
        for (Input input : inputs) {
            form.add(input.name() + "=" + URLEncoder.encode(input.value().reveal(), StandardCharsets.UTF_8));
        }
        return Secret.of(form.toString());
    }

    /**
     * The call as an HTTP request: inputs in the body of a POST, in the query of other methods.
     *
     * @param route the address of {@link #path()}
     * @throws BrokerException CONFIG, credentials-malformed: the API key or the token cannot be sent in a header
     */
    HttpRequest onTheWire(URI route) {
        String form = form().reveal();
        boolean isPost = method.equals("POST");
        URI address = isPost || form.isEmpty() ? route : URI.create(route + "?" + form);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("X-Kite-Version", "3")
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .method(method, isPost ? BodyPublishers.ofString(form) : BodyPublishers.noBody());
        if (isPost) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", sendable(authorization));
        }
        return request.build();
    }

    /** The HTTP client would refuse an invalid header with a message that quotes it. */
    private static String sendable(Secret header) {
        if (!header.reveal().matches(SENDABLE)) {
            throw new BrokerException(
                    Verdict.CONFIG, "credentials-malformed", "an API key or token has characters that Kite never uses");
        }
        return header.reveal();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
