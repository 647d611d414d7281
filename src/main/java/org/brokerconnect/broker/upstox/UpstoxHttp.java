package org.brokerconnect.broker.upstox;

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
 * One HTTP call to Upstox, sent by a {@link WireClient}. One circuit breaker and one bulkhead guard all calls together.
 * Their limits can be changed by the settings of MicroProfile Fault Tolerance, for example
 * {@code org.brokerconnect.broker.upstox.UpstoxHttp/call/Bulkhead/value}. Thread-safe.
 */
@ApplicationScoped
public class UpstoxHttp {

    private UpstoxConfig config;
    private WireClient client;
    private UpstoxEnvelope envelope;

    /** For the container's proxy. */
    protected UpstoxHttp() {}

    @Inject
    UpstoxHttp(UpstoxConfig config, Clock clock) {
        this.config = config;
        this.client = new WireClient(config.limits(), UpstoxFailures.WIRE, clock);
        this.envelope = new UpstoxEnvelope(new UpstoxFailures(config.calendar(), clock));
    }

    /**
     * Sends the request once.
     *
     * @return the whole answer: an envelope, or the bare session of an exchange
     * @throws BrokerException Upstox returned an error; it did respond, so the circuit breaker counts a success
     * @throws BrokerUnavailableException there was no usable response, as in {@link WireClient#send};
     *     broker-answer-garbled, broker-answer-not-json or broker-down
     */
    // the delay is in milliseconds, because Payara reads the number as milliseconds regardless of its unit
    @CircuitBreaker(
            failOn = BrokerUnavailableException.class,
            requestVolumeThreshold = 20,
            failureRatio = 0.5,
            delay = 5_000,
            successThreshold = 2)
    @Bulkhead(32)
    @WithSpan(value = "call Upstox", kind = SpanKind.CLIENT)
    JsonNode call(WireRequest request) {
        return envelope.read(request.purpose(), client.send(request, config.route(request.path())));
    }

    /** Lets the client's threads end with the application. */
    @PreDestroy
    void close() {
        if (client != null) {
            client.close();
        }
    }
}
