package org.brokerconnect.broker.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.broker.wire.LimitedCalls;
import org.brokerconnect.broker.wire.TooManyCallsException;
import org.brokerconnect.broker.wire.WireRequest;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Sends calls to Upstox within the account's rate limits, and retries reads. */
@ApplicationScoped
public class UpstoxCalls {

    private UpstoxHttp http;
    private UpstoxLimits limits;
    private LimitedCalls calls;

    /** For the container's proxy. */
    protected UpstoxCalls() {}

    @Inject
    UpstoxCalls(UpstoxHttp http, UpstoxLimits limits, RateLimiter rateLimiter, RateLimiter.Slots slots) {
        this.http = http;
        this.limits = limits;
        this.calls = new LimitedCalls("upstox", rateLimiter, slots);
    }

    /** As {@link #call}, retried once after an unusable response, as the calls to other brokers are. */
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
     * As {@link UpstoxHttp#call}, once, and never retried; throws as {@link LimitedCalls#call}. A person uses an app of
     * their own, so the app identifies the account whose calls Upstox counts.
     */
    JsonNode call(WireRequest request) {
        return calls.call(
                request,
                limits.of(request.path()),
                UpstoxCredentials.key(request.caller().app()),
                http::call);
    }
}
