package org.brokerconnect.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
