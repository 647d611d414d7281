package org.brokerconnect.sandbox.tastytrade;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A fault that is injected into the calls that match.
 *
 * @param method the HTTP method, or {@code *} for any
 * @param path the path; {@code *} matches any characters
 * @param times the number of calls; 0 for every call until the fault is removed
 * @param delay how long a call waits before it is processed; every kind can be delayed
 * @param answer the answer of {@link Kind#ANSWER}; null for all other kinds
 */
public record Fault(String method, String path, Kind kind, int times, Duration delay, Answer answer) {

    /** An answer as it is sent, whatever it says. */
    public record Answer(int status, String contentType, String body) {}

    /**
     * The kinds of faults. With a kind marked "Processed" the call takes effect and only its response changes; with all
     * others it has no effect.
     */
    public enum Kind {
        /** The correct response after the delay of the fault. Processed. */
        SLOW,
        /** 429 in the API's error format. */
        TOO_MANY_REQUESTS,
        /** 403 in the API's error format, as for a missing scope; the session stays active. */
        FORBIDDEN,
        /** 500 in the API's error format. */
        SERVER_ERROR,
        /** 503 in the API's error format. */
        UNAVAILABLE,
        /** 502 with the HTML page of the front server. */
        BAD_GATEWAY,
        /** 401 with the HTML page of the front server. */
        UNAUTHORIZED_PAGE,
        /** 200 with malformed JSON. Processed. */
        GARBLED,
        /** The correct body with {@code Content-Type: text/html}. Processed. */
        WRONG_TYPE,
        /** A well-formed answer of 16 MiB. Processed. */
        OVERSIZE,
        /** The connection is closed without a response. */
        DROPPED,
        /** The connection is closed without a response. Processed. */
        REPLY_LOST,
        /** A success without {@code data}. Processed. */
        NO_DATA,
        /** A success with an empty list. Processed. */
        EMPTY_LIST,
        /** The answer that the fault contains, whatever it says. */
        ANSWER
    }

    /** A fault of this kind for every call that matches, without delay. */
    public static Fault on(String method, String path, Kind kind) {
        return new Fault(method, path, kind, 0, Duration.ZERO, null);
    }

    /** This answer to every call that matches. */
    public static Fault answer(String method, String path, int status, String contentType, String body) {
        return new Fault(method, path, Kind.ANSWER, 0, Duration.ZERO, new Answer(status, contentType, body));
    }

    /** A delay before the correct response. */
    public static Fault slow(String method, String path, Duration delay) {
        return new Fault(method, path, Kind.SLOW, 0, delay, null);
    }

    /** A copy for this many calls. */
    public Fault times(int count) {
        return new Fault(method, path, kind, count, delay, answer);
    }

    boolean matches(String calledMethod, String calledPath) {
        String pattern = "\\Q" + path.replace("*", "\\E.*\\Q") + "\\E";
        return (method.equals("*") || method.equalsIgnoreCase(calledMethod)) && calledPath.matches(pattern);
    }

    /** @param process handles the call and returns the correct response */
    Reply apply(Supplier<Reply> process) {
        return switch (kind) {
            case SLOW -> process.get();
            case TOO_MANY_REQUESTS -> refused(429, "too_many_requests");
            case FORBIDDEN -> refused(403, "not_permitted");
            case SERVER_ERROR -> refused(500, "internal_error");
            case UNAVAILABLE -> refused(503, "service_unavailable");
            case BAD_GATEWAY -> Refusal.page(502, "Bad Gateway").reply();
            case UNAUTHORIZED_PAGE ->
                Refusal.page(401, "Authorization Required").reply();
            case GARBLED -> json(process.get(), "{\"data\":{\"items\":[{\"symbol\":");
            case WRONG_TYPE -> Reply.of(200, "text/html", process.get().body());
            case OVERSIZE -> json(process.get(), "{\"data\":\"" + "x".repeat(1 << 24) + "\"}");
            case DROPPED -> Reply.CONNECTION_CLOSED;
            case REPLY_LOST -> {
                process.get();
                yield Reply.CONNECTION_CLOSED;
            }
            case NO_DATA -> json(process.get(), "{}");
            case EMPTY_LIST -> json(process.get(), "{\"data\":{\"items\":[]}}");
            case ANSWER ->
                Reply.of(answer.status(), answer.contentType(), answer.body().getBytes(StandardCharsets.UTF_8));
        };
    }

    private static Reply refused(int status, String code) {
        return Refusal.api(status, code, "An injected fault").reply();
    }

    private static Reply json(Reply processed, String body) {
        return Reply.of(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
