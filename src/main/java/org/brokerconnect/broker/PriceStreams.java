package org.brokerconnect.broker;

/**
 * Prices as they change. Brokers allow few streams at a time for an app, so a stream is opened while somebody watches
 * and closed when nobody does. Safe for many threads.
 */
public interface PriceStreams {

    /**
     * Opens a stream of one session, without waiting for the broker: what becomes of it is told to the listener. The
     * stream mends itself until it is closed. No argument may be null.
     */
    PriceStream open(AppCredentials credentials, SessionTokens tokens, PriceListener listener);

    /** How many listings fit into one stream. */
    int keysPerStream();
}
