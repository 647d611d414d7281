package org.brokerconnect.sandbox.kite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The broker's clients by user id. */
final class Clients {
    private static final List<String> FILES = List.of("AB1234", "CD5678", "ZZ9999");
    private final Map<String, Client> byId;

    Clients() {
        byId = FILES.stream()
                .map(id -> Json.resource("clients/" + id + ".json", Client.class))
                .collect(Collectors.toUnmodifiableMap(Client::userId, Function.identity()));
    }

    /** Ids are typed by people: case and blanks around do not matter. */
    Optional<Client> find(String typedId) {
        return Optional.ofNullable(byId.get(typedId.trim().toUpperCase(Locale.ROOT)));
    }

    Client of(Session session) {
        return byId.get(session.userId());
    }
}
