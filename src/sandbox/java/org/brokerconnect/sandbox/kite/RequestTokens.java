package org.brokerconnect.sandbox.kite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The codes that the login hands to an app: each works once, for its app, while it is young. */
final class RequestTokens {
    private final Secrets secrets;
    private final Clock clock;
    private final Duration life;
    private final Map<String, Issued> open = new HashMap<>();

    RequestTokens(Secrets secrets, Clock clock, Duration life) {
        this.secrets = secrets;
        this.clock = clock;
        this.life = life;
    }

    private record Issued(String apiKey, String userId, Instant at) {}

    synchronized String issue(String apiKey, String userId) {
        String token = secrets.requestToken();
        open.put(token, new Issued(apiKey, userId, clock.instant()));
        return token;
    }

    /**
     * Uses the token up.
     *
     * @return the user who logged in
     * @throws KiteError if it is unknown, used, another app's, or older than its life
     */
    synchronized String redeem(String apiKey, String token) {
        Issued issued = open.get(token);
        if (issued == null || !issued.apiKey.equals(apiKey)) {
            throw KiteError.staleToken();
        }
        open.remove(token);
        if (clock.instant().isAfter(issued.at.plus(life))) {
            throw KiteError.staleToken();
        }
        return issued.userId;
    }

    synchronized void reset() {
        open.clear();
    }
}
