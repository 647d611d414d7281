package org.brokerconnect.sandbox.kite;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A fault that is injected into the calls that match.
 *
 * @param method the HTTP method, or {@code *} for any
 * @param path the path without {@code /oms}; {@code *} matches any characters
 * @param times the number of calls; 0 for every call until the fault is removed
 * @param answer the answer of {@link FaultKind#ANSWER}; null for all other kinds
 * @param delay how long a call waits before it is processed; every kind can be delayed
 */
public record Fault(String method, String path, FaultKind kind, int times, Duration delay, Answer answer) {

    /** An answer as it is sent, whatever it says. */
    public record Answer(int status, String contentType, String body) {

        Reply reply() {
            return Reply.of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** This answer to every call that matches. */
    public static Fault answer(String method, String path, Answer answer) {
        return new Fault(method, path, FaultKind.ANSWER, 0, Duration.ZERO, answer);
    }

    /** A fault of this kind for every call that matches, without delay. */
    public static Fault on(String method, String path, FaultKind kind) {
        return new Fault(method, path, kind, 0, Duration.ZERO, null);
    }

    /** A delay before the correct response. */
    public static Fault slow(String method, String path, Duration delay) {
        return new Fault(method, path, FaultKind.SLOW, 0, delay, null);
    }

    /** A copy for the next call only. */
    public Fault once() {
        return times(1);
    }

    /** A copy for this many calls. */
    public Fault times(int count) {
        return new Fault(method, path, kind, count, delay, answer);
    }

    /** A copy with this delay. */
    public Fault after(Duration newDelay) {
        return new Fault(method, path, kind, times, newDelay, answer);
    }

    boolean matches(String calledMethod, String calledPath) {
        String pattern = "\\Q" + path.replace("*", "\\E.*\\Q") + "\\E";
        return (method.equals("*") || method.equalsIgnoreCase(calledMethod)) && calledPath.matches(pattern);
    }
}
