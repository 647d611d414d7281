package org.brokerconnect.broker.wire;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.Secret;

/**
 * One call to a broker: method, route, inputs and caller. Immutable. {@code toString} shows the method and the route
 * only.
 */
public final class WireRequest {

    /** What the call does: the same refusal means different things for each. */
    public enum Purpose {
        /** Exchanges a code for a session. */
        EXCHANGE,
        /** Exchanges a refresh token for new tokens. */
        RENEWAL,
        /** Uses or ends a session. */
        SESSION
    }

    /** The app that calls, with which priority, and the check before a call that waited is sent. */
    public record Caller(AppCredentials app, Priority priority, Runnable sendGuard) {

        /** The caller of an exchange, which belongs to no session yet. */
        public static Caller login(AppCredentials credentials) {
            return new Caller(credentials, Priority.LOGIN, () -> {});
        }

        /** The caller of a call within a session. */
        public static Caller of(SessionContext context) {
            return new Caller(context.credentials(), context.priority(), context.sendGuard());
        }
    }

    private record Input(String name, Secret value) {}

    /** A scheme, a blank and a credential, in the characters that a header can contain (RFC 9110 section 11.4). */
    private static final String SENDABLE = "[\\x21-\\x7e]+ [\\x21-\\x7e]+";

    private final String method;
    private final String path;
    private final Purpose purpose;
    private final Caller caller;
    private final List<Input> inputs;
    private final Map<String, String> headers;
    private final Secret authorization;
    private final boolean json;

    private WireRequest(
            String method,
            String path,
            Purpose purpose,
            Caller caller,
            List<Input> inputs,
            Map<String, String> headers,
            Secret authorization,
            boolean json) {
        this.method = method;
        this.path = path;
        this.purpose = purpose;
        this.caller = caller;
        this.inputs = List.copyOf(inputs);
        this.headers = headers;
        this.authorization = authorization;
        this.json = json;
    }

    /** A call without inputs and authorization. */
    public static WireRequest of(String method, String path, Purpose purpose, Caller caller) {
        Map<String, String> headers = Map.of("Accept", "application/json", "Accept-Encoding", "gzip");
        return new WireRequest(method, path, purpose, caller, List.of(), headers, Secret.none(), false);
    }

    /** The same call with one more input. */
    public WireRequest with(String name, Secret value) {
        return withAll(name, List.of(value));
    }

    /** The same call with a repeated input. */
    public WireRequest withAll(String name, List<Secret> values) {
        List<Input> more = new ArrayList<>(inputs);
        values.forEach(value -> more.add(new Input(name, value)));
        return new WireRequest(method, path, purpose, caller, more, headers, authorization, json);
    }

    /** The same call with a header that is no secret. */
    public WireRequest withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WireRequest(method, path, purpose, caller, inputs, more, authorization, json);
    }

    /** The same call with an {@code Authorization} header: a scheme, a blank and a credential. */
    public WireRequest authorizedBy(Secret header) {
        return new WireRequest(method, path, purpose, caller, inputs, headers, header, json);
    }

    /** The same call with its inputs as a JSON object of texts where it has a body. */
    public WireRequest asJson() {
        return new WireRequest(method, path, purpose, caller, inputs, headers, authorization, true);
    }

    public String path() {
        return path;
    }

    public Purpose purpose() {
        return purpose;
    }

    public Caller caller() {
        return caller;
    }

    /** All inputs, form-encoded, in the order in which they were given. */
    public Secret form() {
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
     * @throws BrokerException CONFIG, credentials-malformed: a key or the token cannot be sent in a header
     */
    HttpRequest onTheWire(URI route) {
        String form = form().reveal();
        boolean isPost = method.equals("POST");
        URI address = isPost || form.isEmpty() ? route : URI.create(route + "?" + form);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, isPost ? BodyPublishers.ofString(body(form)) : BodyPublishers.noBody());
        headers.forEach(request::header);
        if (isPost) {
            request.header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded");
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", sendable(authorization));
        }
        return request.build();
    }

    private String body(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        inputs.forEach(input -> fields.put(input.name(), input.value().reveal()));
        return json ? WireJson.text(fields) : form;
    }

    /** The HTTP client would refuse an invalid header with a message that quotes it. */
    private static String sendable(Secret header) {
        if (!header.reveal().matches(SENDABLE)) {
            throw new BrokerException(
                    Verdict.CONFIG, "credentials-malformed", "a key or token has characters that no broker uses");
        }
        return header.reveal();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
