package org.brokerconnect.sandbox.kite;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Counts calls in whole seconds of the sandbox's clock, apart for each api key and group of routes. */
final class RateLimiter {
    private final Limits limits;
    private final Apps apps;
    private final Clock clock;
    private final Map<Counter, Window> windows = new HashMap<>();

    RateLimiter(Limits limits, Apps apps, Clock clock) {
        this.limits = limits;
        this.apps = apps;
        this.clock = clock;
    }

    private enum Group {
        QUOTES(Limits::quotes),
        CANDLES(Limits::candles),
        ORDERS(Limits::orders),
        OTHERS(Limits::others);

        private final ToIntFunction<Limits> perSecond;

        Group(ToIntFunction<Limits> perSecond) {
            this.perSecond = perSecond;
        }
    }

    private record Counter(String apiKey, Group group) {}

    private record Window(long second, int calls) {}

    /** @throws KiteError with 429 if this call is one too many */
    void admit(KiteCall call, String template) {
        groupOf(call.method(), template).ifPresent(group -> call.apiKey()
                .filter(key -> apps.find(key).isPresent())
                .ifPresent(key -> admit(new Counter(key, group))));
    }

    private synchronized void admit(Counter counter) {
        long second = clock.instant().getEpochSecond();
        Window window = windows.getOrDefault(counter, new Window(second, 0));
        int calls = window.second == second ? window.calls + 1 : 1;
        if (calls > counter.group.perSecond.applyAsInt(limits)) {
            throw KiteError.tooManyRequests();
        }
        windows.put(counter, new Window(second, calls));
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
