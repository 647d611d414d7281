package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.broker.RateLimiter.CallLimit;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Sends calls to Kite within the app's rate limit, and retries reads. Waits for the rate limiter before
 * {@link KiteHttp}, so that a waiting call occupies no slot of its bulkhead.
 */
@ApplicationScoped
public class KiteCalls {

    private static final String BROKER = "zerodha";
    /** A pause that the delay before a retry keeps. */
    private static final Duration SHORT_PAUSE = Duration.ofMillis(200);

    private KiteHttp http;
    private KiteLimits limits;
    private RateLimiter rateLimiter;
    private RateLimiter.Slots slots;

    /** For the container's proxy. */
    protected KiteCalls() {}

    @Inject
    KiteCalls(KiteHttp http, KiteLimits limits, RateLimiter rateLimiter, RateLimiter.Slots slots) {
        this.http = http;
        this.limits = limits;
        this.rateLimiter = rateLimiter;
        this.slots = slots;
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
    JsonNode read(KiteRequest request) {
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
    JsonNode call(KiteRequest request) {
        try (RateLimiter.Slot slot = slots.enter(BROKER, request.caller().app().person())) {
            return call(request, slot.hasWaited());
        }
    }

    private JsonNode call(KiteRequest request, boolean hasWaited) {
        KiteRequest.Caller caller = request.caller();
        CallLimit limit = limits.of(request.path());
        Duration waited = rateLimiter.await(limit, caller.apiKey(), caller.priority());
        if (hasWaited || !waited.isZero()) {
            caller.sendGuard().run();
        }
        try {
            return http.call(request);
        } catch (TooManyCallsException refused) {
            rateLimiter.pause(limit, caller.apiKey(), refused.retryAfter().orElse(Duration.ZERO));
            throw retriedWithoutPause(refused);
        } catch (BrokerUnavailableException away) {
            throw retriedWithoutPause(away);
        }
    }

    /** The same failure; of a type that {@link #read} does not retry if Kite requested a pause. */
    private static BrokerException retriedWithoutPause(BrokerException failed) {
        return failed.retryAfter()
                .filter(pause -> pause.compareTo(SHORT_PAUSE) > 0)
                .<BrokerException>map(pause ->
                        new BrokerException(failed.verdict(), failed.code(), failed.getMessage(), pause, failed))
                .orElse(failed);
    }
}
