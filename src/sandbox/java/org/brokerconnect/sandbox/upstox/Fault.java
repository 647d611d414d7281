package org.brokerconnect.sandbox.upstox;

import java.time.Duration;

/**
 * A fault that is injected into the calls that match.
 *
 * @param method the HTTP method, or {@code *} for any
 * @param path the path; {@code *} matches any characters
 * @param times the number of calls; 0 for every call until the fault is removed
 * @param delay how long a call waits before it is processed
 */
public record Fault(String method, String path, FaultKind kind, int times, Duration delay) {

    /** A fault of this kind for every call that matches. */
    public static Fault on(String method, String path, FaultKind kind) {
        return new Fault(method, path, kind, 0, Duration.ZERO);
    }

    /** A copy for the next call only. */
    public Fault once() {
        return new Fault(method, path, kind, 1, delay);
    }

    /** A copy with this delay. */
    public Fault after(Duration newDelay) {
        return new Fault(method, path, kind, times, newDelay);
    }

    boolean matches(Call call) {
        String pattern = "\\Q" + path.replace("*", "\\E.*\\Q") + "\\E";
        return (method.equals("*") || method.equals(call.method()))
                && call.path().matches(pattern);
    }
}
