package org.brokerconnect.broker;

import java.util.List;
import java.util.Objects;

/**
 * The rows of an answer that can be read, and the names of those that cannot. A row cannot be read when it does not say
 * what it is about or how much of it there is.
 *
 * @param readable in the broker's order
 * @param unreadable for people: the symbol where the row has one, otherwise its place in the list, for example
 *     {@code row 3}; null counts as empty
 */
public record Rows<T>(List<T> readable, List<String> unreadable) {

    public Rows {
        Objects.requireNonNull(readable, "readable");
        readable = List.copyOf(readable);
        unreadable = unreadable == null ? List.of() : List.copyOf(unreadable);
    }

    /** Rows that can all be read. */
    public static <T> Rows<T> of(List<T> readable) {
        return new Rows<>(readable, List.of());
    }

    /** Whether the broker listed nothing at all. */
    public boolean isEmpty() {
        return readable.isEmpty() && unreadable.isEmpty();
    }
}
