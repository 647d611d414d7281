package org.brokerconnect.broker.zerodha;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.brokerconnect.broker.CallLimit;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often an app may call Kite (Kite Connect v3 docs, Exceptions and errors, API rate limit). */
@Dependent
class KiteLimits {

    private final CallLimit quotes;
    private final CallLimit candles;
    private final CallLimit others;

    /** @throws InvalidSettingException if a limit is not positive, or more others go out at once than in a second */
    @Inject
    KiteLimits(
            @ConfigProperty(name = "zerodha.quote-calls-per-second") int quotesPerSecond,
            @ConfigProperty(name = "zerodha.historical-calls-per-second") int candlesPerSecond,
            @ConfigProperty(name = "zerodha.other-calls-per-second") int othersPerSecond,
            @ConfigProperty(name = "zerodha.other-calls-at-once") int othersAtOnce) {
        quotes = limit("zerodha.quote-calls-per-second", "zerodha-quote", quotesPerSecond, 1);
        candles = limit("zerodha.historical-calls-per-second", "zerodha-historical", candlesPerSecond, 1);
        others = limit("zerodha.other-calls-per-second", "zerodha-other", othersPerSecond, othersAtOnce);
    }

    private static CallLimit limit(String key, String name, int perSecond, int atOnce) {
        try {
            return new CallLimit(name, perSecond, atOnce);
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidSettingException(key, "does not fit: " + outOfRange.getMessage());
        }
    }

    /** The one that counts calls of this route. */
    CallLimit of(String path) {
        if (path.startsWith("/quote")) {
            return quotes;
        }
        return path.startsWith("/instruments/historical") ? candles : others;
    }
}
