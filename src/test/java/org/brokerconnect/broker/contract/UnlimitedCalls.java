package org.brokerconnect.broker.contract;

import java.time.Duration;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.vault.Secret;

/** Lets every call pass at once: the limits are the application's, and have tests of their own. */
public final class UnlimitedCalls implements RateLimiter, RateLimiter.Slots {

    @Override
    public Duration await(CallLimit limit, Secret key, Priority priority) {
        return Duration.ZERO;
    }

    @Override
    public void pause(CallLimit limit, Secret key, Duration requestedPause) {}

    @Override
    public Slot enter(String broker, String person) {
        return new Slot() {
            @Override
            public boolean hasWaited() {
                return false;
            }

            @Override
            public void close() {}
        };
    }
}
