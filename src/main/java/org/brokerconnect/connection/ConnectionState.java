package org.brokerconnect.connection;

/** What people see of a connection. */
public enum ConnectionState {
    /** No session; full consent is needed. */
    DISCONNECTED,
    /** A person was sent to the broker and has not come back yet. Shown over any other state but {@link #CONNECTED}; never stored. */
    CONNECTING,
    /** The session works, as far as anybody knows. */
    CONNECTED,
    /** The session has ended; the same account has to log in again. */
    EXPIRED,
    /** The broker cannot be reached or refuses; may recover by itself. */
    ERROR
}
