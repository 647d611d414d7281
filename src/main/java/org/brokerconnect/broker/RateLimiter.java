package org.brokerconnect.broker;

import java.time.Duration;
import org.brokerconnect.vault.Secret;

/**
 * Lets calls to brokers out as fast as brokers take them, and no faster: counted for each app and kind of call, over all nodes. An adapter
 * asks before each request that it sends. Safe for many threads; called outside of transactions, since it waits. No argument may be null.
 */
public interface RateLimiter {

    /**
     * Returns when the call may be sent, which it is then at once.
     *
     * @param apiKey names the app; kept as a hash
     * @return for how long it waited; zero when its turn was at once
     * @throws NotAskedException if its turn does not come within the time that the priority allows
     * @throws BrokerUnavailableException broker-call-interrupted (the thread's interrupt flag stays set)
     */
    Duration await(CallLimit limit, Secret apiKey, Priority priority);

    /**
     * The broker refused a call for being one too many, so somebody else uses the app too: no node sends another of the kind for a moment.
     *
     * @param askedFor how long the broker asked to wait; zero when it did not say
     */
    void pause(CallLimit limit, Secret apiKey, Duration askedFor);
}
