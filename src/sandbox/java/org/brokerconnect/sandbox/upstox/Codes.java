package org.brokerconnect.sandbox.upstox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The codes of dialogs. A code is valid for one exchange, also for one that fails, and for two minutes. */
final class Codes {
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final Tokens tokens;
    private final Clock clock;
    private final Map<String, Grant> grants = new HashMap<>();

    /** What a person agreed to. */
    record Grant(String clientId, String userId, String redirectUri, Instant issued) {}

    Codes(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    synchronized String issue(String clientId, String userId, String redirectUri) {
        String code = tokens.code();
        grants.put(code, new Grant(clientId, userId, redirectUri, clock.instant()));
        return code;
    }

    /** Takes the grant of a code, which is used up; empty if there is none or it is too old. */
    synchronized Optional<Grant> take(String code) {
        return Optional.ofNullable(grants.remove(code))
                .filter(grant -> grant.issued().plus(LIFETIME).isAfter(clock.instant()));
    }

    synchronized void reset() {
        grants.clear();
    }
}
