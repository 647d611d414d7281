package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.broker.wire.LimitedCalls;
import org.brokerconnect.broker.wire.TooManyCallsException;
import org.brokerconnect.broker.wire.WireRequest;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Sends calls to Kite within the app's rate limit, and retries reads. Waits for the rate limiter before
 * {@link KiteHttp}, so that a waiting call occupies no slot of its bulkhead.
 */
@ApplicationScoped
public class KiteCalls {

    private static final String BROKER = "zerodha";

    private KiteHttp http;
    private KiteLimits limits;
    private LimitedCalls calls;

    /** For the container's proxy. */
    protected KiteCalls() {}

    @Inject
    KiteCalls(KiteHttp http, KiteLimits limits, RateLimiter rateLimiter, RateLimiter.Slots slots) {
        this.http = http;
        this.limits = limits;
        this.calls = new LimitedCalls(BROKER, rateLimiter, slots);
    }

    /**
     * As {@link #call}, for calls that change nothing at Kite: retried once after an unusable response or a 429, unless
     * five seconds have passed by then, so that a caller never waits twice for a slow Kite, or Kite requested a pause
     * that the retry would not keep.
     */
    // all in milliseconds: Payara compares maxDuration with delay without regard to their units, and refuses to deploy
    @Retry(
            retryOn = {BrokerUnavailableException.class, TooManyCallsException.class},
            maxRetries = 1,
            delay = 200,
            jitter = 100,
            maxDuration = 5_000)
    JsonNode read(WireRequest request) {
        return call(request);
    }

    /**
     * As {@link KiteHttp#call}, once, and never retried: after a lost response a second exchange would find the code
     * used.
     *
     * @throws CallNotSentException if the rate limiter does not let the call pass in time; it was not sent
     * @throws BrokerException from the caller's send guard, if the call waited; it was not sent
     * @throws TooManyCallsException if Kite returned 429; all calls of this kind pause then
     */
    JsonNode call(WireRequest request) {
        return calls.call(
                request,
                limits.of(request.path()),
                KiteCredentials.apiKey(request.caller().app()),
                http::call);
    }
}
