package org.brokerconnect.handshake;

/** The outcome of an attempt. */
public enum AttemptOutcome {
    /** The login at the broker is not finished, or the code is being exchanged. */
    PENDING,
    /** The connection has a session. */
    CONNECTED,
    /** The person cancelled here or at the broker, or a later login replaced the attempt. */
    CANCELLED,
    /** The attempt failed; its problem gives the reason. */
    FAILED
}
