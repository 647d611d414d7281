package org.brokerconnect.broker.zerodha;

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
 * One HTTP call to Kite, sent by a {@link WireClient}. One circuit breaker and one bulkhead guard all calls together,
 * because an outage of Kite affects all users. Their limits can be changed by the settings of MicroProfile Fault
 * Tolerance, for example {@code org.brokerconnect.broker.zerodha.KiteHttp/call/Bulkhead/value}. Thread-safe.
 *
 * <p>Where the server has OpenTelemetry and it is enabled, each call is a span. Other servers ignore the
 * annotation.
 *
 * <p>A separate bean, because calls within one bean are not intercepted; an instance made by {@code new} is unguarded.
 */
@ApplicationScoped
public class KiteHttp {

    private ZerodhaConfig config;
    private WireClient client;

    /** For the container's proxy. */
    protected KiteHttp() {}

    @Inject
    KiteHttp(ZerodhaConfig config, Clock clock) {
        this.config = config;
        WireClient.Limits limits =
                new WireClient.Limits(config.connectTimeout(), config.readTimeout(), config.maxAnswerBytes());
        this.client = new WireClient(limits, KiteFailures.WIRE, clock);
    }

    /**
     * Sends the request once.
     *
     * @return the data of the response's envelope
     * @throws BrokerException Kite returned an error; it did respond, so the circuit breaker counts a success
     * @throws BrokerException CONFIG, credentials-malformed: the key or the token cannot be sent in a header
     * @throws BrokerUnavailableException there was no usable response: broker-unreachable, broker-slow,
     *     broker-connection-lost, broker-answer-too-large, broker-answer-garbled, broker-answer-not-json, broker-down,
     *     or broker-call-interrupted (the thread's interrupt flag stays set)
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
    @WithSpan(value = "call Kite", kind = SpanKind.CLIENT)
    JsonNode call(WireRequest request) {
        return KiteEnvelope.data(request.purpose(), client.send(request, config.route(request.path())));
    }

    /** Lets the client's threads end with the application. */
    @PreDestroy
    void close() {
        if (client != null) {
            client.close();
        }
    }
}
