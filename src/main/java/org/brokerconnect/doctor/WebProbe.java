package org.brokerconnect.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets addresses with a time limit, follows no redirect, and reads no more than {@link #MAX_BYTES}. Thread-safe. */
public final class WebProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(6);
    private static final int MAX_BYTES = 1 << 18;

    /** Names and connections of this machine's network. Thread-safe. */
    interface Network {

        /** The network of this machine; a connection may take three seconds. */
        Network OWN = new Network() {

            private static final Duration TIMEOUT = Duration.ofSeconds(3);

            @Override
            public List<InetAddress> addresses(String host) throws UnknownHostException {
                return Arrays.asList(InetAddress.getAllByName(host));
            }

            @Override
            public void connect(InetAddress address, int port) throws IOException {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(address, port), (int) TIMEOUT.toMillis());
                }
            }
        };

        /**
         * The addresses of a host, in the order in which the JVM uses them.
         *
         * @throws UnknownHostException if it has none
         */
        List<InetAddress> addresses(String host) throws UnknownHostException;

        /** Opens a TCP connection and closes it. @throws IOException if that fails */
        void connect(InetAddress address, int port) throws IOException;
    }

    private final HttpClient client;
    private final Network network;

    WebProbe(HttpClient client, Network network) {
        this.client = client;
        this.network = network;
    }

    /** With the trusted certificates of the JVM. */
    public static WebProbe create() {
        return new WebProbe(
                HttpClient.newBuilder()
                        // servers and proxies differ in what they do with an upgrade to HTTP/2
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(TIMEOUT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build(),
                Network.OWN);
    }

    Network network() {
        return network;
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

    /**
     * The beginning of a response that may go on.
     *
     * @param status 0 if not even the head arrived in time
     * @param type the content type; empty without one
     * @param body what arrived of the body in time
     */
    record Beginning(int status, String type, Body body) {}

    /** What arrived of a body: its first byte, its end without a byte, or neither. */
    enum Body {
        BEGUN,
        EMPTY,
        MISSING
    }

    /**
     * Waits for the first byte of a response, and ends the response.
     *
     * @param token the access token to send
     * @throws IOException if the address cannot be reached
     */
    Beginning open(URI address, String token, Duration patience) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String type = response.headers().firstValue("Content-Type").orElse("");
                return new Beginning(response.statusCode(), type, beginning(body, patience));
            }
        } catch (HttpConnectTimeoutException unreachable) {
            throw unreachable;
        } catch (HttpTimeoutException headMissing) {
            return new Beginning(0, "", Body.MISSING);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        }
    }

    /** A failure of the body counts as missing. The caller closes the body, which ends a read that waits. */
    private static Body beginning(InputStream body, Duration patience) throws InterruptedException {
        CompletableFuture<Body> first = CompletableFuture.supplyAsync(() -> {
            try {
                return body.read() >= 0 ? Body.BEGUN : Body.EMPTY;
            } catch (IOException ended) {
                return Body.MISSING;
            }
        });
        try {
            return first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException nothing) {
            return Body.MISSING;
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
