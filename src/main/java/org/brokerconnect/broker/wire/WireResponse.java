package org.brokerconnect.broker.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.brokerconnect.broker.BrokerUnavailableException;

/**
 * An HTTP response of a broker, decompressed and not yet parsed. {@code toString} omits the body, which can contain
 * tokens.
 *
 * @param contentType the media type in lower case without parameters; empty when it is missing or malformed
 * @param retryAfter as {@link RetryAfter#of}
 */
public record WireResponse(int status, String contentType, Optional<Duration> retryAfter, byte[] body) {

    /**
     * @param maxBytes the size limit of a decompressed body
     * @param now when the response arrived
     * @throws BrokerUnavailableException broker-answer-too-large, or broker-answer-garbled for broken gzip
     */
    static WireResponse of(
            HttpResponse<byte[]> response, int maxBytes, WireRequest request, WireFailures failures, Instant now) {
        return new WireResponse(
                response.statusCode(),
                mediaType(response),
                RetryAfter.of(response, now),
                decompressed(response, maxBytes, request, failures));
    }

    /** The media type in lower case without parameters; empty when it is missing or malformed. */
    public static String mediaType(HttpResponse<?> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String mediaType = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return mediaType.matches("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,40}") ? mediaType : "";
    }

    private static byte[] decompressed(
            HttpResponse<byte[]> response, int maxBytes, WireRequest request, WireFailures failures) {
        if (!response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip")) {
            return response.body();
        }
        try (GZIPInputStream compressed = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            byte[] plain = compressed.readNBytes(maxBytes + 1);
            if (plain.length > maxBytes) {
                throw failures.transport(request, new OversizeAnswerException());
            }
            return plain;
        } catch (IOException broken) {
            throw failures.unavailable("broker-answer-garbled", request, "returned malformed gzip", broken);
        }
    }

    /** Whether the media type is {@code application/json}. */
    public boolean isJson() {
        return contentType.equals("application/json");
    }

    @Override
    public String toString() {
        return "HTTP " + status + " " + contentType + ", " + body.length + " bytes";
    }
}
