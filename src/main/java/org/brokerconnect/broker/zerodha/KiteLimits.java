package org.brokerconnect.broker.zerodha;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.brokerconnect.broker.RateLimiter.CallLimit;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rate limits of an app (Kite Connect v3 docs, Exceptions and errors, API rate limit). */
@Dependent
class KiteLimits {

    private final CallLimit quotes;
    private final CallLimit others;

    /** @throws InvalidSettingException if a limit is not positive, or the burst exceeds the calls per second */
    @Inject
    KiteLimits(
            @ConfigProperty(name = "zerodha.quote-calls-per-second") int quotesPerSecond,
            @ConfigProperty(name = "zerodha.other-calls-per-second") int othersPerSecond,
            @ConfigProperty(name = "zerodha.other-calls-burst") int othersBurst) {
        quotes = limit("zerodha.quote-calls-per-second", "zerodha-quote", quotesPerSecond, 1);
        others = limit("zerodha.other-calls-per-second", "zerodha-other", othersPerSecond, othersBurst);
    }

    private static CallLimit limit(String key, String name, int perSecond, int burst) {
        try {
            return new CallLimit(name, perSecond, burst);
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidSettingException(key, "is out of range: " + outOfRange.getMessage());
        }
    }

    /** The limit that calls of this route count against. */
    CallLimit of(String path) {
        return path.startsWith("/quote") ? quotes : others;
    }
}
