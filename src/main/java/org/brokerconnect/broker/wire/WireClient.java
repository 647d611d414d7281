package org.brokerconnect.broker.wire;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;

/**
 * Sends HTTP calls to one broker: a pooled client, no redirects, a time budget for the whole call and a size limit for
 * the response. Thread-safe.
 */
public final class WireClient implements AutoCloseable {

    /**
     * The limits of a call.
     *
     * @param connect the time limit of opening a connection
     * @param call the time limit of a whole call, from the first byte sent to the last byte read
     * @param maxBytes the maximum size of a response, compressed or decompressed
     */
    public record Limits(Duration connect, Duration call, int maxBytes) {}

    private final Limits limits;
    private final WireFailures failures;
    private final Clock clock;
    private volatile HttpClient client;

    /** @param clock for {@code Retry-After} in the form of a date */
    public WireClient(Limits limits, WireFailures failures, Clock clock) {
        this.limits = limits;
        this.failures = failures;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    /**
     * Sends the request once.
     *
     * @param route the address of the request's path, without a query
     * @throws BrokerException CONFIG, credentials-malformed: a key or token cannot be sent in a header
     * @throws BrokerUnavailableException there was no complete response: broker-unreachable, broker-slow,
     *     broker-connection-lost, broker-answer-too-large, broker-answer-garbled (broken gzip), or
     *     broker-call-interrupted (the thread's interrupt flag stays set, or the client was closed)
     */
    public WireResponse send(WireRequest request, URI route) {
        HttpClient current = client;
        if (current == null) {
            throw failures.unavailable(
                    "broker-call-interrupted", request, "is not called", new IllegalStateException("closed"));
        }
        CompletableFuture<HttpResponse<byte[]>> pending =
                current.sendAsync(request.onTheWire(route), head -> new CappedBody(limits.maxBytes()));
        try {
            HttpResponse<byte[]> response = pending.get(limits.call().toMillis(), TimeUnit.MILLISECONDS);
            return WireResponse.of(response, limits.maxBytes(), request, failures, clock.instant());
        } catch (TimeoutException slow) {
            throw failures.unavailable("broker-slow", request, "did not respond completely in time", slow);
        } catch (ExecutionException failed) {
            throw failures.transport(request, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failures.unavailable("broker-call-interrupted", request, "was interrupted", interrupted);
        } finally {
            pending.cancel(true);
        }
    }

    /**
     * Lets the client's threads end, which they do a few seconds after nothing refers to the client any more (JDK 17
     * has no other way). Calls that are running go on; later ones fail with broker-call-interrupted.
     */
    @Override
    public void close() {
        client = null;
    }
}
