package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.brokerconnect.vault.Secret;

/**
 * Limits the rate of calls to brokers, for each kind of call and each app or user, across all nodes. An adapter calls
 * this before each request that it sends. Thread-safe. Called outside of transactions, since it blocks. No argument may
 * be null.
 */
public interface RateLimiter {

    /** What a broker counts calls by. */
    enum Scope {
        /** The app: the key of a call identifies the app. */
        APP,
        /** The user of the broker: the key of a call identifies the account. */
        USER,
        /** The address that calls come from: each node has calls of its own, whatever the key. */
        IP
    }

    /**
     * How many calls a broker takes in a time.
     *
     * @param count the maximum number of calls in any such time
     * @param per the length of the time
     * @param burst how many of them can be sent together after a quiet time, at most {@code count}; a larger burst
     *     means a lower sustained rate
     */
    record Window(int count, Duration per, int burst) {

        /** @throws IllegalArgumentException if the burst is not between 1 and the count, or the time not positive */
        public Window {
            if (burst < 1 || burst > count) {
                throw new IllegalArgumentException("the burst must be between 1 and " + count + ", not " + burst);
            }
            if (per.isNegative() || per.isZero()) {
                throw new IllegalArgumentException("the length of a window must be positive, not " + per);
            }
        }
    }

    /**
     * A broker's rate limit for one kind of call. A call needs a token of each window.
     *
     * @param name names the broker and the kind, such as {@code zerodha-quote}; a label of metrics
     * @param scope what the broker counts by
     * @param windows of different lengths, at least one; in order of their length, the shortest first
     */
    record CallLimit(String name, Scope scope, List<Window> windows) {

        /** @throws IllegalArgumentException if there is no window, or two have the same length */
        public CallLimit {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(scope, "scope");
            windows = windows.stream().sorted(Comparator.comparing(Window::per)).toList();
            if (windows.stream().map(Window::per).distinct().count() != windows.size() || windows.isEmpty()) {
                throw new IllegalArgumentException("a limit needs windows of different lengths, not " + windows);
            }
        }

        /** A number of calls in each second for each app. */
        public CallLimit(String name, int perSecond, int burst) {
            this(name, Scope.APP, List.of(new Window(perSecond, Duration.ofSeconds(1), burst)));
        }
    }

    /**
     * Blocks until the call may be sent. The caller then sends it immediately.
     *
     * @param key identifies the app or the user, as the scope says; only a hash of it is stored
     * @return how long the call waited; zero when it passed at once
     * @throws CallNotSentException if the call would wait longer than its priority allows
     * @throws BrokerUnavailableException broker-call-interrupted (the thread's interrupt flag stays set)
     */
    Duration await(CallLimit limit, Secret key, Priority priority);

    /**
     * Pauses all calls of this kind and key on all nodes, after the broker returned 429 although the limit was kept:
     * another program uses the same app.
     *
     * @param requestedPause the pause that the broker requested; zero if it requested none
     */
    void pause(CallLimit limit, Secret key, Duration requestedPause);

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
