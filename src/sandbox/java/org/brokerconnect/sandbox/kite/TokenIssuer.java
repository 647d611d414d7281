package org.brokerconnect.sandbox.kite;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Issues all tokens and records them, so that a test can search logs and databases for them. Safe for use by many
 * threads.
 */
final class TokenIssuer {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int TOKEN_CHARS = 32;
    private static final int ENCTOKEN_CHARS = 86;

    private final SecureRandom random = new SecureRandom();
    private final String prefix;
    private final Map<String, List<String>> issued = new LinkedHashMap<>();

    TokenIssuer(String prefix) {
        this.prefix = prefix;
    }

    String requestToken() {
        return record("request_token", token(TOKEN_CHARS));
    }

    String accessToken() {
        return record("access_token", token(TOKEN_CHARS));
    }

    String publicToken() {
        return record("public_token", token(TOKEN_CHARS));
    }

    String refreshToken() {
        return record("refresh_token", token(TOKEN_CHARS));
    }

    String encToken() {
        return record("enctoken", token(ENCTOKEN_CHARS) + "==");
    }

    /** The id of a login attempt or browser session. It is not an API token and is not recorded. */
    String loginId() {
        return token(TOKEN_CHARS);
    }

    private String token(int chars) {
        StringBuilder token = new StringBuilder(prefix);
        while (token.length() < chars) {
            token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return token.toString();
    }

    private synchronized String record(String kind, String token) {
        issued.computeIfAbsent(kind, unknown -> new ArrayList<>()).add(token);
        return token;
    }

    /** All tokens issued, by kind: {@code request_token, access_token, public_token, refresh_token, enctoken}. */
    synchronized Map<String, List<String>> issued() {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        issued.forEach((kind, tokens) -> copy.put(kind, List.copyOf(tokens)));
        return copy;
    }

    synchronized void reset() {
        issued.clear();
    }
}
