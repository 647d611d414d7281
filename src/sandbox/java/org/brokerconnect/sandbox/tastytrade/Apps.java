package org.brokerconnect.sandbox.tastytrade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registered apps by client id. Safe for use by many threads. */
final class Apps {
    private final List<ClientApp> initial;
    private final Map<String, ClientApp> byId = new LinkedHashMap<>();

    Apps(List<ClientApp> initial) {
        this.initial = List.copyOf(initial);
        reset();
    }

    synchronized Optional<ClientApp> find(String clientId) {
        return Optional.ofNullable(byId.get(clientId));
    }

    synchronized void register(ClientApp app) {
        byId.put(app.clientId(), app);
    }

    synchronized void reset() {
        byId.clear();
        initial.forEach(app -> byId.put(app.clientId(), app));
    }
}
