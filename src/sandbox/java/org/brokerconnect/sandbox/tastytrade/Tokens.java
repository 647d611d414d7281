package org.brokerconnect.sandbox.tastytrade;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Issues all codes and tokens and records them, so that a test can search logs for them. Safe for use by many threads.
 */
final class Tokens {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String JWT_HEADER = "eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.";

    private final SecureRandom random = new SecureRandom();
    private final String prefix;
    private final List<String> issued = new ArrayList<>();

    Tokens(String prefix) {
        this.prefix = prefix;
    }

    String code() {
        return record(random(43));
    }

    /** A text of the length and form of a signed JSON Web Token, as the broker's tokens are. */
    String jwt() {
        return record(JWT_HEADER + random(280) + "." + random(86));
    }

    /** The token of a price stream: base 64 of something that clients do not look into. */
    String quoteToken() {
        return record(random(120));
    }

    private String random(int chars) {
        StringBuilder text = new StringBuilder(prefix);
        while (text.length() < chars) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private synchronized String record(String token) {
        issued.add(token);
        return token;
    }

    synchronized List<String> issued() {
        return List.copyOf(issued);
    }

    synchronized void reset() {
        issued.clear();
    }
}
