package org.brokerconnect.sse;

import java.time.Duration;
import java.time.Instant;

/** An open SSE response, as {@link OpenStreams} sees it. Only {@link #endInCallerThread} may block on the client. */
public interface OpenStream {

    /** The owner's subject. */
    String owner();

    /**
     * Sends a heartbeat if nothing was sent for {@code heartbeat}; closes the stream when the bearer token has expired.
     */
    void keepAlive(Instant now, Duration heartbeat);

    /** Sends a heartbeat, which reveals whether the client is still connected. */
    void sendHeartbeat();

    /** Closes the stream after pending events are sent. Never blocks. */
    void end();

    /** Closes the stream after pending events are sent, in the caller's thread unless another thread is sending. */
    void endInCallerThread();
}
