package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Calls that change nothing at Kite, tried a second time when the first try got no usable answer quickly, or was one too many. Nothing that
 * changes something goes through here: a lost answer to an exchange cannot be told from a used code.
 */
@ApplicationScoped
public class KiteReads {

    private RateLimitedKite turns;

    /** For the container's proxy. */
    protected KiteReads() {}

    @Inject
    KiteReads(RateLimitedKite turns) {
        this.turns = turns;
    }

    /**
     * As {@link RateLimitedKite#call}; no second try begins later than five seconds after the first, so a slow Kite is waited
     * for once.
     */
    // all in milliseconds: Payara compares maxDuration with delay without looking at their units, and refuses to deploy
    @Retry(
            retryOn = {BrokerUnavailableException.class, TooManyCallsException.class},
            maxRetries = 1,
            delay = 200,
            jitter = 100,
            maxDuration = 5_000)
    JsonNode read(KiteRequest request) {
        return turns.call(request);
    }
}
