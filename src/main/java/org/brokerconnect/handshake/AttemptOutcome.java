package org.brokerconnect.handshake;

/** The outcome of an attempt. */
public enum AttemptOutcome {
    /** The person is at the broker, or the code is being exchanged. */
    PENDING,
    /** The connection has a session. */
    CONNECTED,
    /** The person declined at the broker, or a later login replaced the attempt. */
    CANCELLED,
    /** The attempt failed; its problem says why. */
    FAILED
}
