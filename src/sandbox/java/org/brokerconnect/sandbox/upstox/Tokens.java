package org.brokerconnect.sandbox.upstox;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Issues codes and tokens and records them, so that a test can search logs for them. Safe for use by many threads. */
final class Tokens {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SecureRandom random = new SecureRandom();
    private final List<String> issued = new ArrayList<>();

    /** A code of six characters. */
    String code() {
        return recorded(random(6));
    }

    /** A JWT with the claims of Upstox's. */
    String jwt(String userId, Instant now, Instant end) {
        String claims = "{\"sub\":\"" + userId + "\",\"jti\":\"" + random(24)
                + "\",\"isMultiClient\":false,\"isPlusPlan\":true,\"iat\":" + now.getEpochSecond()
                + ",\"iss\":\"udapi-gateway-service\",\"exp\":" + end.getEpochSecond() + "}";
        String header = "{\"typ\":\"JWT\",\"kid\":\"skl\",\"alg\":\"HS256\"}";
        return recorded(encoded(header) + "." + encoded(claims) + "." + random(43));
    }

    String random(int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized String recorded(String secret) {
        issued.add(secret);
        return secret;
    }

    synchronized List<String> issued() {
        return List.copyOf(issued);
    }
}
