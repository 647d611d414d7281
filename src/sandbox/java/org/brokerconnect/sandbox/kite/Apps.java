package org.brokerconnect.sandbox.kite;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The registered apps by API key. Safe for use by many threads. */
final class Apps {
    private final List<App> initial;
    private final Map<String, App> byKey = new LinkedHashMap<>();

    Apps(List<App> initial) {
        this.initial = List.copyOf(initial);
        reset();
    }

    synchronized Optional<App> find(String apiKey) {
        return Optional.ofNullable(byKey.get(apiKey));
    }

    /** @throws KiteError if no app has this key */
    App require(String apiKey) {
        return find(apiKey).orElseThrow(KiteError::unknownKey);
    }

    synchronized Collection<App> all() {
        return List.copyOf(byKey.values());
    }

    synchronized void register(App app) {
        byKey.put(app.apiKey(), app);
    }

    /** @throws KiteError if no app has this key */
    synchronized App update(String apiKey, UnaryOperator<App> change) {
        App updated = change.apply(require(apiKey));
        byKey.put(apiKey, updated);
        return updated;
    }

    synchronized void reset() {
        byKey.clear();
        initial.forEach(app -> byKey.put(app.apiKey(), app));
    }
}
