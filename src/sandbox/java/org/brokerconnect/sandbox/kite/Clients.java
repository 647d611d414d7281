package org.brokerconnect.sandbox.kite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The clients of the broker by user id. Safe for use by many threads. */
final class Clients {
    private static final List<String> FILES = List.of("AB1234", "CD5678", "ZZ9999");
    private final Map<String, Client> initial;
    private final Map<String, Client> byId = new ConcurrentHashMap<>();

    Clients() {
        initial = FILES.stream()
                .map(id -> Json.resource("clients/" + id + ".json", Client.class))
                .collect(Collectors.toUnmodifiableMap(Client::userId, Function.identity()));
        reset();
    }

    /**
     * Sets the settled quantity of an instrument; 0 removes the holding.
     *
     * @throws KiteError if there is no such client
     */
    void setHolding(String userId, String instrument, int quantity) {
        Client updated = find(userId)
                .orElseThrow(() -> KiteError.input("no client " + userId))
                .withHolding(instrument, quantity);
        byId.put(updated.userId(), updated);
    }

    /**
     * Adds a client with the account data, password and TOTP of {@code template}.
     *
     * @throws KiteError if there is no client {@code template}
     */
    void add(String userId, String template) {
        Client source = find(template).orElseThrow(() -> KiteError.input("no client " + template));
        byId.put(userId, source.withUserId(userId));
    }

    void reset() {
        byId.keySet().retainAll(initial.keySet());
        byId.putAll(initial);
    }

    /** Finds a client by the id as typed: case and surrounding blanks are ignored. */
    Optional<Client> find(String typedId) {
        return Optional.ofNullable(byId.get(typedId.trim().toUpperCase(Locale.ROOT)));
    }

    Client ownerOf(Session session) {
        return byId.get(session.userId());
    }
}
