package org.brokerconnect.sandbox.kite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The authorization codes of the login: each is valid once, for one app, for a limited time. Safe for use by many
 * threads.
 */
final class RequestTokens {
    private final TokenIssuer tokens;
    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Issued> unused = new HashMap<>();

    RequestTokens(TokenIssuer tokens, Clock clock, Duration lifetime) {
        this.tokens = tokens;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    private record Issued(String apiKey, String userId, Instant issuedAt) {}

    synchronized String issue(String apiKey, String userId) {
        String token = tokens.requestToken();
        unused.put(token, new Issued(apiKey, userId, clock.instant()));
        return token;
    }

    /**
     * Consumes a token.
     *
     * @return the user who logged in
     * @throws KiteError if the token is unknown, was consumed, belongs to another app, or has expired
     */
    synchronized String redeem(String apiKey, String token) {
        Issued issued = unused.get(token);
        if (issued == null || !issued.apiKey.equals(apiKey)) {
            throw KiteError.staleToken();
        }
        unused.remove(token);
        if (clock.instant().isAfter(issued.issuedAt.plus(lifetime))) {
            throw KiteError.staleToken();
        }
        return issued.userId;
    }

    synchronized void reset() {
        unused.clear();
    }
}
