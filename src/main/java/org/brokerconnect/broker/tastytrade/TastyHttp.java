package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.wire.WireClient;
import org.brokerconnect.broker.wire.WireRequest;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * One HTTP call to tastytrade, sent by a {@link WireClient}. One circuit breaker and one bulkhead guard all calls
 * together, because an outage of tastytrade affects all users. Their limits can be changed by the settings of
 * MicroProfile Fault Tolerance, for example {@code org.brokerconnect.broker.tastytrade.TastyHttp/call/Bulkhead/value}.
 * Thread-safe.
 *
 * <p>A separate bean, because calls within one bean are not intercepted; an instance made by {@code new} is unguarded.
 */
@ApplicationScoped
public class TastyHttp {

    private TastytradeConfig config;
    private WireClient client;

    /** For the container's proxy. */
    protected TastyHttp() {}

    @Inject
    TastyHttp(TastytradeConfig config, Clock clock) {
        this.config = config;
        this.client = new WireClient(config.limits(), TastyFailures.WIRE, clock);
    }

    /**
     * Sends the request once.
     *
     * @return as {@link TastyEnvelope#data}
     * @throws BrokerException tastytrade returned an error; it did respond, so the circuit breaker counts a success
     * @throws BrokerException CONFIG, credentials-malformed: the token cannot be sent in a header
     * @throws BrokerUnavailableException there was no usable response
     * @throws org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException half of the last 20 calls
     *     got no usable response
     * @throws org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException 32 calls are running
     */
    // the delay is in milliseconds, because Payara reads the number as milliseconds regardless of its unit
    @CircuitBreaker(
            failOn = BrokerUnavailableException.class,
            requestVolumeThreshold = 20,
            failureRatio = 0.5,
            delay = 5_000,
            successThreshold = 2)
    @Bulkhead(32)
    @WithSpan(value = "call tastytrade", kind = SpanKind.CLIENT)
    JsonNode call(WireRequest request) {
        return TastyEnvelope.data(request, client.send(request, config.route(request.path())));
    }

    /** Lets the client's threads end with the application. */
    @PreDestroy
    void close() {
        if (client != null) {
            client.close();
        }
    }
}
