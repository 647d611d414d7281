package org.brokerconnect.sandbox.tastytrade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The tokens of price streams, each valid for 24 hours. Safe for use by many threads. */
final class QuoteTokens {
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final Tokens tokens;
    private final Clock clock;
    private final Map<String, Instant> ends = new HashMap<>();

    QuoteTokens(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    synchronized String issue() {
        String token = tokens.quoteToken();
        ends.put(token, clock.instant().plus(LIFETIME));
        return token;
    }

    synchronized boolean isValid(String token) {
        return ends.getOrDefault(token, Instant.MIN).isAfter(clock.instant());
    }

    synchronized void reset() {
        ends.clear();
    }
}
