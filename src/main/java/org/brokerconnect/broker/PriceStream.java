package org.brokerconnect.broker;

import java.util.Collection;

/**
 * An open price stream of one session, safe for many threads. Nothing here waits for the broker or throws because of
 * it, and everything can be called at any time: what a stream that is interrupted is asked to do holds when it is back.
 * After {@link #close} every call does nothing.
 */
public interface PriceStream extends AutoCloseable {

    /**
     * Asks for these listings, besides those asked for earlier. What the broker cannot know is ignored, the empty key
     * of a listing without a stream among it.
     *
     * @param streamKeys as in {@link Holding#streamKey}
     * @throws IllegalArgumentException if there were more than {@link #maxKeys}; nothing changed then
     */
    void subscribe(Collection<String> streamKeys);

    /** The most keys that can be subscribed at a time. */
    int maxKeys();

    /** Lets these go; a call to the listener that is under way may still tell of them. */
    void unsubscribe(Collection<String> streamKeys);

    /**
     * Goes on with the tokens of a renewed session, and with the same listings; revives a stream that was refused with
     * other tokens. The tokens that it has already change nothing.
     */
    void useTokens(SessionTokens tokens);

    /** Ends the stream for good and at once. The listener is not told, and no call to it begins any more. */
    @Override
    void close();
}
