package org.brokerconnect.sandbox.upstox;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The published limits of each person and API: 50 calls in a second, 500 in a minute, 2000 in 30 minutes. A refused
 * call does not count.
 */
final class RateWindows {
    private record Window(int calls, int seconds) {}

    private static final List<Window> WINDOWS = List.of(new Window(50, 1), new Window(500, 60), new Window(2000, 1800));

    private final boolean enabled;
    private final Clock clock;
    private final Map<String, Deque<Long>> calls = new HashMap<>();

    RateWindows(boolean enabled, Clock clock) {
        this.enabled = enabled;
        this.clock = clock;
    }

    /** @throws UpstoxError with 429 if one of the windows is full */
    synchronized void acquire(String userId, String route) {
        if (!enabled) {
            return;
        }
        long now = clock.millis();
        Deque<Long> earlier = calls.computeIfAbsent(userId + " " + route, unknown -> new ArrayDeque<>());
        earlier.removeIf(call -> call <= now - 1_800_000L);
        for (Window window : WINDOWS) {
            long since = now - window.seconds() * 1_000L;
            if (earlier.stream().filter(call -> call > since).count() >= window.calls()) {
                throw UpstoxError.tooManyRequests();
            }
        }
        earlier.add(now);
    }

    synchronized void reset() {
        calls.clear();
    }
}
