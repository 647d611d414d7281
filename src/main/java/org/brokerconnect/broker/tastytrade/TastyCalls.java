package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.broker.wire.LimitedCalls;
import org.brokerconnect.broker.wire.TooManyCallsException;
import org.brokerconnect.broker.wire.WireRequest;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Sends calls to tastytrade within the app's rate limit, and retries reads. Waits for the rate limiter before
 * {@link TastyHttp}, so that a waiting call occupies no slot of its bulkhead.
 */
@ApplicationScoped
public class TastyCalls {

    private static final String BROKER = "tastytrade";

    private TastyHttp http;
    private TastyLimits limits;
    private LimitedCalls calls;
    private RefusedSecrets refusedSecrets;

    /** For the container's proxy. */
    protected TastyCalls() {}

    @Inject
    TastyCalls(
            TastyHttp http,
            TastyLimits limits,
            TastytradeConfig config,
            RateLimiter rateLimiter,
            RateLimiter.Slots slots,
            Clock clock) {
        this.http = http;
        this.limits = limits;
        this.calls = new LimitedCalls(BROKER, rateLimiter, slots);
        this.refusedSecrets = new RefusedSecrets(config.refusedSecretPause(), clock);
    }

    /**
     * As {@link #call}, for calls that change nothing at tastytrade: retried once after an unusable response or a 429,
     * unless five seconds have passed by then, or tastytrade requested a pause that the retry would not keep.
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
     * As {@link TastyHttp#call}, once.
     *
     * @throws CallNotSentException if the rate limiter does not let the call pass in time; it was not sent
     * @throws BrokerException from the caller's send guard, if the call waited; it was not sent
     * @throws TooManyCallsException if tastytrade returned 429; all calls of this kind pause then
     */
    JsonNode call(WireRequest request) {
        return calls.call(
                request,
                limits.of(request.path()),
                TastyCredentials.clientId(request.caller().app()),
                http::call);
    }

    /**
     * A call of the token endpoint, sent once and never retried.
     *
     * @throws BrokerException as {@link #call}, and as {@link RefusedSecrets#check} without a call
     */
    JsonNode callForTokens(WireRequest request) {
        AppCredentials app = request.caller().app();
        refusedSecrets.check(app);
        try {
            return call(request);
        } catch (BrokerException refused) {
            refusedSecrets.record(app, refused);
            throw refused;
        }
    }
}
