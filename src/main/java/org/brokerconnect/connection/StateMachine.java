package org.brokerconnect.connection;

import static org.brokerconnect.connection.ConnectionState.CONNECTED;
import static org.brokerconnect.connection.ConnectionState.DISCONNECTED;
import static org.brokerconnect.connection.ConnectionState.ERROR;
import static org.brokerconnect.connection.ConnectionState.EXPIRED;

import java.util.Optional;

/**
 * The one table of what a change makes of a stored state. {@link ConnectionState#CONNECTING} is not in it: that lies over the stored state
 * while an attempt is open, so a failed attempt leaves everything as it was.
 */
final class StateMachine {

    private StateMachine() {}

    /** The state after the change; empty when the change makes no sense in this state and must not happen. */
    static Optional<ConnectionState> next(ConnectionState stored, Change change) {
        return switch (change) {
            case CREATED, CREDENTIALS_REPLACED, DISCONNECTED, DELETED -> Optional.of(DISCONNECTED);
            case CONNECT_STARTED, CONNECT_FAILED, CALLBACK_REFUSED, ENDING_SOON -> Optional.of(stored);
            case CONNECTED -> Optional.of(CONNECTED);
            case RENEWED -> onlyFrom(stored, CONNECTED, ERROR).map(state -> CONNECTED);
            case LOGIN_REQUIRED -> onlyFrom(stored, CONNECTED, ERROR).map(state -> EXPIRED);
            case TROUBLED -> onlyFrom(stored, CONNECTED, ERROR).map(state -> ERROR);
            case RECOVERED -> onlyFrom(stored, ERROR, null).map(state -> CONNECTED);
        };
    }

    /** The stored state that a change leads to, wherever it may happen; empty when it leaves the state alone, or nothing is left to have one. */
    static Optional<ConnectionState> after(Change change) {
        return switch (change) {
            case CREATED, CREDENTIALS_REPLACED, DISCONNECTED -> Optional.of(DISCONNECTED);
            case CONNECTED, RENEWED, RECOVERED -> Optional.of(CONNECTED);
            case LOGIN_REQUIRED -> Optional.of(EXPIRED);
            case TROUBLED -> Optional.of(ERROR);
            case CONNECT_STARTED, CONNECT_FAILED, CALLBACK_REFUSED, ENDING_SOON, DELETED -> Optional.empty();
        };
    }

    private static Optional<ConnectionState> onlyFrom(
            ConnectionState stored, ConnectionState one, ConnectionState another) {
        return stored == one || stored == another ? Optional.of(stored) : Optional.empty();
    }
}
