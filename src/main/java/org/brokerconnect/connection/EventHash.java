package org.brokerconnect.connection;

import org.brokerconnect.vault.Sha256;

/**
 * Chains events: SHA-256, in lower-case hex, over the hash before (empty for the first) and every field, each preceded by its length in
 * characters and a colon, so that no two different events give the same text. Instants are ISO-8601 in UTC; an absent field is empty.
 */
final class EventHash {

    private final StringBuilder text = new StringBuilder();

    EventHash(String previous) {
        with(previous);
    }

    EventHash with(Object field) {
        String value = field == null ? "" : field.toString();
        text.append(value.length()).append(':').append(value);
        return this;
    }

    String hex() {
        return Sha256.hex(text.toString());
    }
}
