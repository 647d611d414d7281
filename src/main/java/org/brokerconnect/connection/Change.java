package org.brokerconnect.connection;

import java.util.Optional;

/** Everything that happens to a connection, as its log names it. */
public enum Change {
    /** Credentials were saved for the first time. */
    CREATED,
    /** A person was sent to the broker. */
    CONNECT_STARTED,
    /** A person came back without a session, or did not come back. */
    CONNECT_FAILED,
    /** A login gave a session. */
    CONNECTED,
    /** The session got new tokens without the person. */
    RENEWED,
    /** The session will end soon and cannot be renewed without the person. */
    ENDING_SOON,
    /** The broker ended the session, or its time was over. */
    LOGIN_REQUIRED,
    /** The broker could not be reached for longer than a hiccup, or refuses for a reason that someone has to mend. */
    TROUBLED,
    /** The broker answers again. */
    RECOVERED,
    /** The person ended the connection. */
    DISCONNECTED,
    /** Other credentials were saved; what the old ones gave is gone. */
    CREDENTIALS_REPLACED,
    /** Someone came back from the broker with another browser's attempt; nothing was connected. */
    CALLBACK_REFUSED,
    /** The connection was removed. */
    DELETED;

    /** The stored state that it leads to, wherever it may happen; empty when it leaves the state alone, or nothing is left to have one. */
    public Optional<ConnectionState> leadsTo() {
        return StateMachine.after(this);
    }
}
