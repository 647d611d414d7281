package org.brokerconnect.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named secrets as one secret, so that one sealed column stores any number of them. Its value is canonical JSON: one
 * object with text values, sorted by name, without white space.
 */
public final class SecretFields {

    private static final JsonMapper JSON = new JsonMapper();

    private SecretFields() {}

    /**
     * The fields as one secret; {@link Secret#none()} for no fields. Fields that are {@link Secret#none()} are left
     * out.
     *
     * @throws UnreadableSecretException if a stored field cannot be opened
     */
    public static Secret join(Map<String, Secret> fields) {
        SortedMap<String, String> values = new TreeMap<>();
        present(fields).forEach((name, value) -> values.put(name, value.reveal()));
        try {
            return values.isEmpty() ? Secret.none() : Secret.of(JSON.writeValueAsString(values));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("text can always be written as JSON");
        }
    }

    /**
     * The fields that were joined; none for {@link Secret#none()}. The secret is opened when the map is first used,
     * which throws {@link UnreadableSecretException} if it cannot be opened or was not made by {@link #join}.
     */
    public static Map<String, Secret> split(Secret joined) {
        return joined.isEmpty() ? Map.of() : new Joined(joined);
    }

    /** The fields that are not {@link Secret#none()}, unmodifiable. Opens nothing. */
    public static Map<String, Secret> present(Map<String, Secret> fields) {
        if (fields instanceof Joined) {
            return fields;
        }
        SortedMap<String, Secret> present = new TreeMap<>(fields);
        present.values().removeIf(Secret::isEmpty);
        return Collections.unmodifiableSortedMap(present);
    }

    /**
     * The same fields after opening them, so that later uses do not fail.
     *
     * @throws UnreadableSecretException if a stored one cannot be opened
     */
    public static Map<String, Secret> opened(Map<String, Secret> fields) {
        fields.values().forEach(Secret::opened);
        return fields;
    }

    /** Opened on first use. */
    private static final class Joined extends AbstractMap<String, Secret> {

        private final Secret joined;
        private volatile Map<String, Secret> fields;

        Joined(Secret joined) {
            this.joined = joined;
        }

        @Override
        public Set<Entry<String, Secret>> entrySet() {
            if (fields == null) {
                SortedMap<String, Secret> opened = new TreeMap<>();
                parse(joined.reveal()).forEach((name, value) -> opened.put(name, Secret.of(value)));
                fields = Collections.unmodifiableSortedMap(opened);
            }
            return fields.entrySet();
        }

        private static Map<String, String> parse(String json) {
            try {
                return JSON.readerForMapOf(String.class).readValue(json);
            } catch (JsonProcessingException unreadable) {
                // without the cause, whose message has the value
                throw new UnreadableSecretException("a stored secret is not an object of texts");
            }
        }

        @Override
        public String toString() {
            return joined.toString();
        }
    }
}
