package org.brokerconnect.broker.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.broker.RateLimiter.CallLimit;
import org.brokerconnect.vault.Secret;

/** A rate limiter that a test opens and closes, and that records its calls. Open at first. */
public final class ManualRateLimiter implements RateLimiter, RateLimiter.Slots {

    /**
     * All calls, such as {@code zerodha-other sandboxdemo INTERACTIVE} or {@code zerodha-other sandboxdemo pause PT5S}.
     */
    public final List<String> recorded = new ArrayList<>();

    /** The broker and the person of each call that began, such as {@code upstox asha}. */
    public final List<String> begun = new ArrayList<>();

    /** The people whose calls are running. */
    public final List<String> running = new ArrayList<>();

    public boolean closed;
    public Duration wait = Duration.ZERO;

    public static ManualRateLimiter open() {
        return new ManualRateLimiter();
    }

    @Override
    public synchronized Slot enter(String broker, String person) {
        begun.add(broker + " " + person);
        running.add(String.valueOf(person));
        return new Slot() {
            @Override
            public boolean hasWaited() {
                return false;
            }

            @Override
            public void close() {
                running.remove(String.valueOf(person));
            }
        };
    }

    @Override
    public synchronized Duration await(CallLimit limit, Secret apiKey, Priority priority) {
        recorded.add(limit.name() + " " + apiKey.reveal() + " " + priority);
        if (closed) {
            throw CallNotSentException.quotaUsed(limit.name(), Duration.ofSeconds(2));
        }
        return wait;
    }

    @Override
    public synchronized void pause(CallLimit limit, Secret apiKey, Duration requestedPause) {
        recorded.add(limit.name() + " " + apiKey.reveal() + " pause " + requestedPause);
    }
}
