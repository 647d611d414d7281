package org.brokerconnect.broker.zerodha;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.broker.CallLimit;
import org.brokerconnect.broker.NotAskedException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.vault.Secret;

/** A quota that a test opens and closes, and that remembers what it was asked. Open at first. */
final class ManualRateLimiter implements RateLimiter {

    /** What was asked, such as {@code zerodha-other sandboxdemo INTERACTIVE}, or {@code zerodha-other sandboxdemo pause PT5S}. */
    final List<String> asked = new ArrayList<>();

    boolean closed;
    Duration wait = Duration.ZERO;

    static ManualRateLimiter free() {
        return new ManualRateLimiter();
    }

    /** Calls that it limits, with the published limits. */
    KiteCalls calls(KiteHttp http) {
        return new KiteCalls(http, new KiteLimits(1, 10, 4), this);
    }

    @Override
    public synchronized Duration await(CallLimit limit, Secret apiKey, Priority priority) {
        asked.add(limit.name() + " " + apiKey.reveal() + " " + priority);
        if (closed) {
            throw NotAskedException.quotaUsed(limit.name(), Duration.ofSeconds(2));
        }
        return wait;
    }

    @Override
    public synchronized void pause(CallLimit limit, Secret apiKey, Duration askedFor) {
        asked.add(limit.name() + " " + apiKey.reveal() + " pause " + askedFor);
    }
}
