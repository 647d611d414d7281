package org.brokerconnect.sandbox.kite;

import java.time.Duration;

/**
 * A fault that is injected into the calls that match.
 *
 * @param method the HTTP method, or {@code *} for any
 * @param path the path without {@code /oms}; {@code *} matches any characters
 * @param times the number of calls; 0 for every call until the fault is removed
 * @param delay how long a call waits before it is processed; every kind can be delayed
 */
public record Fault(String method, String path, FaultKind kind, int times, Duration delay) {
    /** A fault of this kind for every call that matches, without delay. */
    public static Fault on(String method, String path, FaultKind kind) {
        return new Fault(method, path, kind, 0, Duration.ZERO);
    }

    /** A delay before the correct response. */
    public static Fault slow(String method, String path, Duration delay) {
        return new Fault(method, path, FaultKind.SLOW, 0, delay);
    }

    /** A copy for the next call only. */
    public Fault once() {
        return times(1);
    }

    /** A copy for this many calls. */
    public Fault times(int count) {
        return new Fault(method, path, kind, count, delay);
    }

    /** A copy with this delay. */
    public Fault after(Duration newDelay) {
        return new Fault(method, path, kind, times, newDelay);
    }

    boolean matches(String calledMethod, String calledPath) {
        String pattern = "\\Q" + path.replace("*", "\\E.*\\Q") + "\\E";
        return (method.equals("*") || method.equalsIgnoreCase(calledMethod)) && calledPath.matches(pattern);
    }
}
