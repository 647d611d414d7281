package org.brokerconnect.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Gets addresses with a time limit, follows no redirect, and reads no more than {@link #MAX_BYTES}. Thread-safe. */
public final class WebProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(6);
    private static final int MAX_BYTES = 1 << 18;

    private final HttpClient client;

    WebProbe(HttpClient client) {
        this.client = client;
    }

    /** With the trusted certificates of the JVM. */
    public static WebProbe create() {
        return new WebProbe(HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    }

    /**
     * A response.
     *
     * @param body the beginning of the body, as ISO-8859-1 or UTF-8 text
     * @param date the header {@code Date}; empty if it is absent or malformed
     */
    record Answer(int status, String body, Optional<Instant> date) {}

    /** @throws IOException if the address does not answer within the time limit */
    Answer get(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(MAX_BYTES), java.nio.charset.StandardCharsets.UTF_8);
                return new Answer(
                        response.statusCode(),
                        text,
                        response.headers().firstValue("Date").flatMap(WebProbe::instant));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        }
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    /** Why an address did not answer, in few words. */
    static String reason(IOException failed) {
        String message = failed.getMessage();
        String type = failed.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ", " + message;
    }
}
