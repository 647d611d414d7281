package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.CallLimit;
import org.brokerconnect.broker.NotAskedException;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.broker.SendGuard;
import org.brokerconnect.broker.Urgency;
import org.brokerconnect.broker.zerodha.KiteRequest.Purpose;

/** Makes each call to Kite when it is its turn. Stands before {@link KiteHttp}, so that what waits takes none of the places there. */
@Dependent
class RateLimitedKite {

    private final KiteHttp http;
    private final KiteLimits limits;
    private final RateLimiter quota;

    @Inject
    RateLimitedKite(KiteHttp http, KiteLimits limits, RateLimiter quota) {
        this.http = http;
        this.limits = limits;
        this.quota = quota;
    }

    /**
     * As {@link KiteHttp#call}, once.
     *
     * @throws NotAskedException if its turn does not come in time
     * @throws BrokerException if it waited, and {@link SendGuard} it is not to be sent any more
     * @throws TooManyCallsException if Kite refused it for being one too many all the same; the next turn is later then
     */
    JsonNode call(KiteRequest request) {
        CallLimit limit = limits.of(request.path());
        Duration waited = quota.await(limit, request.apiKey(), urgency(request));
        if (!waited.isZero()) {
            SendGuard.check();
        }
        try {
            return http.call(request);
        } catch (TooManyCallsException refused) {
            quota.pause(limit, request.apiKey(), refused.retryAfter().orElse(Duration.ZERO));
            throw refused;
        }
    }

    /** The code of a login cannot be used later. */
    private static Urgency urgency(KiteRequest request) {
        return request.purpose() == Purpose.EXCHANGE ? Urgency.LOGIN : Urgency.current();
    }
}
