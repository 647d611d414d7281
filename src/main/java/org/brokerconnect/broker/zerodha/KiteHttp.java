package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * One HTTP call to Kite: a pooled client, no redirects, a time budget for the whole call and a size limit for the
 * response. One circuit breaker and one bulkhead guard all calls together, because an outage of Kite affects all users.
 * Their limits can be changed by the settings of MicroProfile Fault Tolerance, for example
 * {@code org.brokerconnect.broker.zerodha.KiteHttp/call/Bulkhead/value}. Thread-safe.
 *
 * <p>Where the server has OpenTelemetry and it is enabled, each call is a span. Other servers ignore the
 * annotation.
 *
 * <p>A separate bean, because calls within one bean are not intercepted; an instance made by {@code new} is unguarded.
 */
@ApplicationScoped
public class KiteHttp {

    private ZerodhaConfig config;
    private HttpClient client;
    private Clock clock;

    /** For the container's proxy. */
    protected KiteHttp() {}

    @Inject
    KiteHttp(ZerodhaConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .build();
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
    JsonNode call(KiteRequest request) {
        return KiteEnvelope.data(request.purpose(), send(request));
    }

    private KiteResponse send(KiteRequest request) {
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(
                request.onTheWire(config.route(request.path())), head -> new CappedBody(config.maxAnswerBytes()));
        try {
            HttpResponse<byte[]> response = pending.get(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return KiteResponse.of(response, config.maxAnswerBytes(), request, clock.instant());
        } catch (TimeoutException slow) {
            throw KiteFailures.unavailable("broker-slow", request, "did not respond completely in time", slow);
        } catch (ExecutionException failed) {
            throw KiteFailures.transport(request, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw KiteFailures.unavailable("broker-call-interrupted", request, "was interrupted", interrupted);
        } finally {
            pending.cancel(true);
        }
    }
}
