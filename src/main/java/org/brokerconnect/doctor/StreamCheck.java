package org.brokerconnect.doctor;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whether event streams arrive at a client while they are open, or a proxy collects them. */
public final class StreamCheck {

    /** A server sends an event or a heartbeat within 15 seconds, unless a setting makes heartbeats rarer. */
    public static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String STREAM = "/api/broker/events";
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    private StreamCheck() {}

    /**
     * Opens an event stream as a browser does, and ends it after its first bytes.
     *
     * @param server the address at which clients reach the application
     * @param token an access token of a person; without the role {@code investor}, and if it
     *     expires at once so that the server ends the stream, nothing is found
     * @param patience how long to wait for the first bytes
     * @throws IOException if the server cannot be reached
     */
    public static Optional<Finding> examine(WebProbe web, URI server, String token, Duration patience)
            throws IOException {
        WebProbe.Beginning stream = web.open(server.resolve(STREAM), token, patience);
        boolean isEnded = stream.status() == OK && stream.body() == WebProbe.Body.EMPTY;
        if (stream.status() == FORBIDDEN || isEnded) {
            return Optional.empty();
        }
        if (stream.status() != 0 && (stream.status() != OK || !stream.type().startsWith("text/event-stream"))) {
            return Optional.of(
                    Finding.warning("stream-refused", server.resolve(STREAM), stream.status(), stream.type()));
        }
        return stream.body() == WebProbe.Body.BEGUN
                ? Optional.empty()
                : Optional.of(Finding.fault("stream-buffered", server.getHost(), patience.toSeconds()));
    }
}
