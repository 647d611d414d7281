package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * One call to Kite, guarded for all of Kite together: one circuit breaker and one bulkhead, because Kite is either
 * there or not, for everyone. A bean of its own, since a bean's calls to itself are not intercepted; built by hand it
 * calls unguarded. The limits can be changed by MicroProfile Fault Tolerance's own settings, such as
 * {@code org.brokerconnect.broker.zerodha.KiteHttp/call/Bulkhead/value}.
 */
@ApplicationScoped
public class KiteHttp {

    private KiteTransport transport;

    /** For the container's proxy. */
    protected KiteHttp() {}

    @Inject
    KiteHttp(ZerodhaConfig config) {
        this.transport = new KiteTransport(config);
    }

    /**
     * Makes the call once.
     *
     * @return the data of the answer's envelope
     * @throws BrokerException the broker refused; it did answer, so this does not count against it
     * @throws BrokerUnavailableException there was no usable answer
     * @throws org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException half of the last 20 calls
     *     had none
     * @throws org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException 32 calls are under way
     */
    // the delay is in milliseconds, because Payara takes its number for milliseconds whatever the unit
    @CircuitBreaker(
            failOn = BrokerUnavailableException.class,
            requestVolumeThreshold = 20,
            failureRatio = 0.5,
            delay = 5_000,
            successThreshold = 2)
    @Bulkhead(32)
    JsonNode call(KiteRequest request) {
        return KiteEnvelope.data(request.purpose(), transport.send(request));
    }
}
