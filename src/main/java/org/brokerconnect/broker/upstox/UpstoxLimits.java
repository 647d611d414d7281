package org.brokerconnect.broker.upstox;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.brokerconnect.broker.RateLimiter.CallLimit;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The rate limits of an account for each route (Upstox API docs, Rate limiting): 50 calls in a second, 500 in a minute
 * and 2000 in 30 minutes.
 */
@Dependent
class UpstoxLimits {

    private final int perSecond;
    private final int burst;

    /** @throws InvalidSettingException if the limit is not positive, or the burst exceeds it */
    @Inject
    UpstoxLimits(
            @ConfigProperty(name = "upstox.calls-per-second") int perSecond,
            @ConfigProperty(name = "upstox.calls-burst") int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        try {
            of("/v2/user/profile");
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidSettingException("upstox.calls-per-second", "is out of range: " + outOfRange.getMessage());
        }
    }

    /** The limit that calls of this route count against: each route has its own, named after its last part. */
    CallLimit of(String path) {
        return new CallLimit("upstox-" + path.substring(path.lastIndexOf('/') + 1), perSecond, burst);
    }
}
