package org.brokerconnect.broker.zerodha;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.broker.CallLimit;
import org.brokerconnect.broker.NotAskedException;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.broker.Urgency;
import org.brokerconnect.vault.Secret;

/** A quota that a test opens and closes, and that remembers what it was asked. Open at first. */
final class ManualRateLimiter implements RateLimiter {

    /** What was asked, such as {@code zerodha-other sandboxdemo PERSON}, or {@code zerodha-other sandboxdemo pause PT5S}. */
    final List<String> asked = new ArrayList<>();

    boolean closed;
    Duration wait = Duration.ZERO;

    static ManualRateLimiter free() {
        return new ManualRateLimiter();
    }

    /** The turns that it gives, with the published limits. */
    RateLimitedKite turns(KiteHttp http) {
        return new RateLimitedKite(http, new KiteLimits(1, 3, 10, 4), this);
    }

    @Override
    public synchronized Duration await(CallLimit limit, Secret apiKey, Urgency urgency) {
        asked.add(limit.name() + " " + apiKey.reveal() + " " + urgency);
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
