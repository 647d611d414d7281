package org.brokerconnect.broker.zerodha;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.Secret;

/**
 * Carries calls to the configured host and answers back: one pooled client, no redirects, a budget that covers the
 * whole call and a cap on what is read. Safe for many threads. Exceptions name kinds of failures only and carry no
 * cause, because messages of the layers below may quote headers, addresses or content.
 */
public final class KiteTransport {

    private static final String SENDABLE = "[\\x21-\\x7e]+ [\\x21-\\x7e]+";
    private static final long LONGEST_WAIT_SECONDS = 3600;

    private final ZerodhaConfig config;
    private final HttpClient client;

    KiteTransport(ZerodhaConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /**
     * @throws BrokerUnavailableException broker-unreachable, broker-slow, broker-connection-lost,
     *     broker-answer-too-large, broker-answer-garbled (broken gzip) or broker-call-interrupted (the thread's
     *     interrupt flag stays set)
     * @throws BrokerException CONFIG, credentials-malformed: the key or the token cannot stand in a header
     */
    KiteResponse send(KiteRequest request) {
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(onTheWire(request), head -> new CappedBody(config.maxAnswerBytes()));
        try {
            return read(pending.get(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS), request);
        } catch (TimeoutException slow) {
            throw KiteTransportErrors.unavailable("broker-slow", request, "gave no whole answer in time", slow);
        } catch (ExecutionException failed) {
            throw KiteTransportErrors.of(request, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw KiteTransportErrors.unavailable("broker-call-interrupted", request, "was not awaited", interrupted);
        } finally {
            pending.cancel(true);
        }
    }

    private HttpRequest onTheWire(KiteRequest request) {
        String form = request.form().reveal();
        URI route = config.route(request.path());
        boolean inQuery = !request.hasBody() && !form.isEmpty();
        HttpRequest.Builder builder = HttpRequest.newBuilder(inQuery ? URI.create(route + "?" + form) : route)
                .header("X-Kite-Version", "3")
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip");
        request.authorization().ifPresent(header -> builder.header("Authorization", sendable(header)));
        if (!request.hasBody()) {
            return builder.method(request.method(), BodyPublishers.noBody()).build();
        }
        return builder.header("Content-Type", "application/x-www-form-urlencoded")
                .method(request.method(), BodyPublishers.ofString(form))
                .build();
    }

    /** The client would refuse an unsendable header with a message that quotes it. */
    private static String sendable(Secret header) {
        if (!header.reveal().matches(SENDABLE)) {
            throw new BrokerException(
                    Verdict.CONFIG, "credentials-malformed", "an API key or token has characters that Kite never uses");
        }
        return header.reveal();
    }

    private KiteResponse read(HttpResponse<byte[]> answer, KiteRequest request) {
        return new KiteResponse(answer.statusCode(), mediaType(answer), retryAfter(answer), unpacked(answer, request));
    }

    private static String mediaType(HttpResponse<?> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String mediaType = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return mediaType.matches("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,40}") ? mediaType : "";
    }

    private byte[] unpacked(HttpResponse<byte[]> answer, KiteRequest request) {
        if (!answer.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip")) {
            return answer.body();
        }
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            byte[] plain = packed.readNBytes(config.maxAnswerBytes() + 1);
            if (plain.length > config.maxAnswerBytes()) {
                throw KiteTransportErrors.of(request, new OversizeAnswerException());
            }
            return plain;
        } catch (IOException broken) {
            throw KiteTransportErrors.unavailable(
                    "broker-answer-garbled", request, "answered with broken gzip", broken);
        }
    }

    public static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_WAIT_SECONDS)));
    }
}
