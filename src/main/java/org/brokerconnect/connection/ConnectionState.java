package org.brokerconnect.connection;

/** The state of a connection as people see it. */
public enum ConnectionState {
    /** There is no session; any account may log in. */
    DISCONNECTED,
    /** A login is open. Shown instead of any stored state but {@link #CONNECTED}; never stored. */
    CONNECTING,
    /** The last call of the session succeeded, or failures have not lasted long enough for {@link #ERROR}. */
    CONNECTED,
    /** The session has ended; the same account must log in again. */
    EXPIRED,
    /** Calls fail, and the session may still be valid. Background retries may end it. */
    ERROR
}
