package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Objects;
import org.brokerconnect.vault.Secret;

/**
 * Limits the rate of calls to brokers, for each app and kind of call, across all nodes. An adapter calls this before
 * each request that it sends. Thread-safe. Called outside of transactions, since it blocks. No argument may be null.
 */
public interface RateLimiter {

    /**
     * A broker's rate limit for one kind of call, per app.
     *
     * @param name names the broker and the kind, such as {@code zerodha-quote}; a label of metrics
     * @param perSecond the maximum number of calls that the broker takes in any second
     * @param burst how many of them can be sent together after a quiet time, at most {@code perSecond}; a larger burst
     *     means a lower sustained rate
     */
    record CallLimit(String name, int perSecond, int burst) {

        /** @throws IllegalArgumentException if {@code burst} is not between 1 and {@code perSecond} */
        public CallLimit {
            Objects.requireNonNull(name, "name");
            if (burst < 1 || burst > perSecond) {
                throw new IllegalArgumentException("the burst must be between 1 and " + perSecond + ", not " + burst);
            }
        }
    }

    /**
     * Blocks until the call may be sent. The caller then sends it immediately.
     *
     * @param apiKey identifies the app; only a hash of it is stored
     * @return how long the call waited; zero when it passed at once
     * @throws CallNotSentException if the call would wait longer than its priority allows
     * @throws BrokerUnavailableException broker-call-interrupted (the thread's interrupt flag stays set)
     */
    Duration await(CallLimit limit, Secret apiKey, Priority priority);

    /**
     * Pauses all calls of this kind and app on all nodes, after the broker returned 429 although the limit was kept:
     * another program uses the same app.
     *
     * @param requestedPause the pause that the broker requested; zero if it requested none
     */
    void pause(CallLimit limit, Secret apiKey, Duration requestedPause);

    /**
     * Limits the calls to one broker that one person makes, and that this node makes, regardless of the app.
     * Thread-safe.
     */
    interface Slots {

        /**
         * Blocks until the call may begin, at most as long as a person waits for the {@link RateLimiter}. The caller
         * closes the slot when the call has ended.
         *
         * @param broker the broker's id; a label of metrics
         * @param person who owns the app; null if unknown, which leaves the limit of the node
         * @throws CallNotSentException broker-busy: too many other calls of the person or of this node
         * @throws BrokerUnavailableException broker-call-interrupted (the thread's interrupt flag stays set)
         */
        Slot enter(String broker, @Nullable String person);
    }

    /** A call that has begun. */
    interface Slot extends AutoCloseable {

        /** Whether the call waited, so that its tokens may have been replaced. */
        boolean hasWaited();

        @Override
        void close();
    }
}
