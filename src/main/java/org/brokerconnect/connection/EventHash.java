package org.brokerconnect.connection;

import org.brokerconnect.vault.Sha256;

/**
 * The hash of an event: SHA-256 in lower-case hex over the previous event's hash (empty for the first) and every field.
 * Each is preceded by its length in characters and a colon, so different events never give the same text. Instants are
 * ISO-8601 in UTC; a null field is empty.
 */
public final class EventHash {

    private final StringBuilder text = new StringBuilder();

    /** @param previous null for the first event */
    public EventHash(String previous) {
        with(previous);
    }

    /** Adds a field; the order of fields matters. */
    public EventHash with(Object field) {
        String value = field == null ? "" : field.toString();
        text.append(value.length()).append(':').append(value);
        return this;
    }

    /** The hash of all fields added so far. */
    public String hex() {
        return Sha256.hex(text.toString());
    }
}
