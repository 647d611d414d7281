package org.brokerconnect.sandbox.kite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The broker's clients by user id. Safe for use by many threads. */
final class Clients {
    private static final List<String> FILES = List.of("AB1234", "CD5678", "ZZ9999");
    private final Map<String, Client> first;
    private final Map<String, Client> byId = new ConcurrentHashMap<>();

    Clients() {
        first = FILES.stream()
                .map(id -> Json.resource("clients/" + id + ".json", Client.class))
                .collect(Collectors.toUnmodifiableMap(Client::userId, Function.identity()));
        reset();
    }

    /** Gives a client so many settled shares of an instrument; 0 takes the holding away. */
    void hold(String userId, String instrument, int quantity) {
        Client changed = find(userId)
                .orElseThrow(() -> KiteError.input("no client " + userId))
                .holding(instrument, quantity);
        byId.put(changed.userId(), changed);
    }

    /** A new client, who owns what the model owns and knows the same password. */
    void enrol(String userId, String model) {
        Client like = find(model).orElseThrow(() -> KiteError.input("no client " + model));
        byId.put(userId, like.named(userId));
    }

    void reset() {
        byId.keySet().retainAll(first.keySet());
        byId.putAll(first);
    }

    /** Ids are typed by people: case and blanks around do not matter. */
    Optional<Client> find(String typedId) {
        return Optional.ofNullable(byId.get(typedId.trim().toUpperCase(Locale.ROOT)));
    }

    Client of(Session session) {
        return byId.get(session.userId());
    }
}
