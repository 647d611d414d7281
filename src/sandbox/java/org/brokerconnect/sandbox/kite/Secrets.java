package org.brokerconnect.sandbox.kite;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mints every token and remembers all of them, so that a test can search other people's logs and databases for them. */
final class Secrets {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int TOKEN_CHARS = 32;
    private static final int ENC_TOKEN_CHARS = 86;

    private final SecureRandom random = new SecureRandom();
    private final String prefix;
    private final Map<String, List<String>> minted = new LinkedHashMap<>();

    Secrets(String prefix) {
        this.prefix = prefix;
    }

    String requestToken() {
        return remember("request_token", token(TOKEN_CHARS));
    }

    String accessToken() {
        return remember("access_token", token(TOKEN_CHARS));
    }

    String publicToken() {
        return remember("public_token", token(TOKEN_CHARS));
    }

    String refreshToken() {
        return remember("refresh_token", token(TOKEN_CHARS));
    }

    String encToken() {
        return remember("enctoken", token(ENC_TOKEN_CHARS) + "==");
    }

    /** Names one run through the login pages; no token of the API, therefore not listed. */
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

    private synchronized String remember(String kind, String token) {
        minted.computeIfAbsent(kind, unknown -> new ArrayList<>()).add(token);
        return token;
    }

    /** All tokens so far by kind: {@code request_token, access_token, public_token, refresh_token, enctoken}. */
    synchronized Map<String, List<String>> minted() {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        minted.forEach((kind, tokens) -> copy.put(kind, List.copyOf(tokens)));
        return copy;
    }

    synchronized void reset() {
        minted.clear();
    }
}
