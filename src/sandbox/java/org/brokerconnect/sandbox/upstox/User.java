package org.brokerconnect.sandbox.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A person with their account, as read from a data file of this package.
 *
 * @param data {@code profile}, {@code holdings}, {@code positions}, {@code funds} and {@code mutual_funds}
 */
record User(String id, String pin, JsonNode data) {
    private static final List<String> IDS = List.of("UP1234", "UP5678");

    static Map<String, User> all() {
        Map<String, User> users = new TreeMap<>();
        IDS.forEach(id -> users.put(id, read(id)));
        return users;
    }

    private static User read(String id) {
        try (InputStream file = User.class.getResourceAsStream("users/" + id + ".json")) {
            JsonNode data = Reply.JSON.readTree(file);
            return new User(id, data.path("pin").asText(), data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the data of " + id, e);
        }
    }

    Optional<User> withPin(String given) {
        return Optional.of(this).filter(user -> user.pin().equals(given));
    }
}
