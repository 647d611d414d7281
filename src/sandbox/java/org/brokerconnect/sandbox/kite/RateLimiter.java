package org.brokerconnect.sandbox.kite;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Limits calls by a fixed window of one second of the sandbox clock, for each API key and group of routes. */
final class RateLimiter {
    private final RateLimits limits;
    private final Apps apps;
    private final Clock clock;
    private final Map<Key, Window> windows = new HashMap<>();

    RateLimiter(RateLimits limits, Apps apps, Clock clock) {
        this.limits = limits;
        this.apps = apps;
        this.clock = clock;
    }

    private enum Group {
        QUOTES(RateLimits::quotes),
        CANDLES(RateLimits::candles),
        ORDERS(RateLimits::orders),
        OTHERS(RateLimits::others);

        private final ToIntFunction<RateLimits> perSecond;

        Group(ToIntFunction<RateLimits> perSecond) {
            this.perSecond = perSecond;
        }
    }

    private record Key(String apiKey, Group group) {}

    private record Window(long second, int calls) {}

    /** @throws KiteError with 429 if the limit of this second is reached */
    void acquire(KiteCall call, String template) {
        groupOf(call.method(), template).ifPresent(group -> call.apiKey()
                .filter(apiKey -> apps.find(apiKey).isPresent())
                .ifPresent(apiKey -> acquire(new Key(apiKey, group))));
    }

    private synchronized void acquire(Key key) {
        long second = clock.instant().getEpochSecond();
        Window window = windows.getOrDefault(key, new Window(second, 0));
        int calls = window.second == second ? window.calls + 1 : 1;
        if (calls > key.group.perSecond.applyAsInt(limits)) {
            throw KiteError.tooManyRequests();
        }
        windows.put(key, new Window(second, calls));
    }

    private static Optional<Group> groupOf(String method, String template) {
        if (template.equals("/")
                || template.startsWith("/connect")
                || template.startsWith("/_sandbox")
                || template.startsWith("(")) {
            return Optional.empty();
        }
        if (template.startsWith("/quote")) {
            return Optional.of(Group.QUOTES);
        }
        if (template.startsWith("/instruments")) {
            return template.contains("historical") ? Optional.of(Group.CANDLES) : Optional.empty();
        }
        boolean writesOrder = template.startsWith("/orders") && !method.equals("GET");
        return Optional.of(writesOrder ? Group.ORDERS : Group.OTHERS);
    }

    synchronized void reset() {
        windows.clear();
    }
}
