package org.brokerconnect.broker;

import java.util.Collection;

/**
 * A price stream of one session. Thread-safe. No method waits for the broker or throws because of it; each can be
 * called at any time, and changes made during an interruption apply when the stream is open again. After {@link #close}
 * every method does nothing.
 */
public interface PriceStream extends AutoCloseable {

    /**
     * Subscribes to more listings. Keys that no broker issues are ignored, among them the empty key of a listing
     * without a stream.
     *
     * @param streamKeys as in {@link Holding#streamKey}
     * @throws IllegalArgumentException if there would be more than {@link #maxKeys}; nothing changes then
     */
    void subscribe(Collection<String> streamKeys);

    /** The maximum number of keys that can be subscribed at a time. */
    int maxKeys();

    /** Unsubscribes; a listener call that is already running can still contain their ticks. */
    void unsubscribe(Collection<String> streamKeys);

    /**
     * Continues with the tokens of a renewed session and the same subscription; reopens a stream whose tokens were
     * refused. Does nothing when the access token is the same.
     */
    void useTokens(SessionTokens tokens);

    /** Closes the stream permanently. No call to the listener begins afterwards. */
    @Override
    void close();
}
