package org.brokerconnect.broker.tastytrade;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.brokerconnect.broker.RateLimiter.CallLimit;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rate limits of an app. tastytrade publishes none and returns 429, so they are settings. */
@Dependent
class TastyLimits {

    private final CallLimit tokens;
    private final CallLimit others;

    /** @throws InvalidSettingException if a limit is not positive, or the burst exceeds the calls per second */
    @Inject
    TastyLimits(
            @ConfigProperty(name = "tastytrade.token-calls-per-second") int tokensPerSecond,
            @ConfigProperty(name = "tastytrade.other-calls-per-second") int othersPerSecond,
            @ConfigProperty(name = "tastytrade.other-calls-burst") int othersBurst) {
        tokens = limit("tastytrade.token-calls-per-second", "tastytrade-token", tokensPerSecond, 1);
        others = limit("tastytrade.other-calls-per-second", "tastytrade-other", othersPerSecond, othersBurst);
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
        return path.equals(TastyRequest.TOKEN) ? tokens : others;
    }
}
