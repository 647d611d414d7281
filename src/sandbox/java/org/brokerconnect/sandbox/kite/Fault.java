package org.brokerconnect.sandbox.kite;

import java.time.Duration;

/**
 * A way in which some calls go wrong.
 *
 * @param method the HTTP method, or {@code *} for any
 * @param path the path without {@code /oms}; {@code *} stands for any characters
 * @param times for how many calls; 0 for all until it is cleared
 * @param delay how long the call waits before anything happens; any kind can be delayed
 */
public record Fault(String method, String path, FaultKind kind, int times, Duration delay) {
    /** Of this kind, for every call that matches, without delay. */
    public static Fault on(String method, String path, FaultKind kind) {
        return new Fault(method, path, kind, 0, Duration.ZERO);
    }

    /** A reply that comes late. */
    public static Fault slow(String method, String path, Duration delay) {
        return new Fault(method, path, FaultKind.SLOW, 0, delay);
    }

    /** For the next call only. */
    public Fault once() {
        return times(1);
    }

    /** For this many calls. */
    public Fault times(int count) {
        return new Fault(method, path, kind, count, delay);
    }

    /** After waiting. */
    public Fault after(Duration pause) {
        return new Fault(method, path, kind, times, pause);
    }

    boolean meets(String calledMethod, String calledPath) {
        String pattern = "\\Q" + path.replace("*", "\\E.*\\Q") + "\\E";
        return (method.equals("*") || method.equalsIgnoreCase(calledMethod)) && calledPath.matches(pattern);
    }
}
