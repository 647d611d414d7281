package org.brokerconnect.handshake;

/** How a run through the consent flow ended, or that it has not. */
public enum AttemptOutcome {
    /** The person is still at the broker, or the broker is being asked. */
    PENDING,
    /** The connection has a session. */
    CONNECTED,
    /** The person declined at the broker. */
    CANCELLED,
    /** It led to nothing, and the problem says why. */
    FAILED
}
