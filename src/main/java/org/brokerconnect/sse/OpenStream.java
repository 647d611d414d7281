package org.brokerconnect.sse;

import java.time.Duration;
import java.time.Instant;

/** One open response of one person, as those see it who keep it alive. Nothing here waits for the client but {@link #endHere}. */
public interface OpenStream {

    /** Whose it is. */
    String owner();

    /** Time has passed: sends a heartbeat if nothing was sent for that long, and ends what may last no longer. */
    void pulse(Instant now, Duration heartbeat);

    /** Shows whether the client is still there. */
    void sendHeartbeat();

    /** Ends after what waits was sent, in the caller's thread if no other is at it. */
    void endHere();
}
