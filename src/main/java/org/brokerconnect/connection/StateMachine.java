package org.brokerconnect.connection;

import static org.brokerconnect.connection.ConnectionState.CONNECTED;
import static org.brokerconnect.connection.ConnectionState.DISCONNECTED;
import static org.brokerconnect.connection.ConnectionState.ERROR;
import static org.brokerconnect.connection.ConnectionState.EXPIRED;

import java.util.Optional;

/**
 * The transition table of stored states. {@link ConnectionState#CONNECTING} is not in it: it is shown instead of the
 * stored state while an attempt is open, so a failed attempt changes nothing.
 */
final class StateMachine {

    private StateMachine() {}

    /** The stored state after a change; empty when the change is not allowed in this state. */
    static Optional<ConnectionState> next(ConnectionState stored, Change change) {
        return switch (change) {
            case CREATED, CREDENTIALS_REPLACED, DISCONNECTED, DELETED -> Optional.of(DISCONNECTED);
            case CONNECT_STARTED, CONNECT_FAILED, CALLBACK_REFUSED, ENDING_SOON -> Optional.of(stored);
            case CONNECTED -> Optional.of(CONNECTED);
            case RENEWED -> onlyFrom(stored, CONNECTED, ERROR).map(state -> CONNECTED);
            case LOGIN_REQUIRED -> onlyFrom(stored, CONNECTED, ERROR).map(state -> EXPIRED);
            case FAILING -> Optional.of(ERROR);
            case RECOVERED -> onlyFrom(stored, ERROR, null).map(state -> CONNECTED);
        };
    }

    /** The stored state after a change from any state; empty when it keeps the state, or for DELETED. */
    static Optional<ConnectionState> after(Change change) {
        return switch (change) {
            case CREATED, CREDENTIALS_REPLACED, DISCONNECTED -> Optional.of(DISCONNECTED);
            case CONNECTED, RENEWED, RECOVERED -> Optional.of(CONNECTED);
            case LOGIN_REQUIRED -> Optional.of(EXPIRED);
            case FAILING -> Optional.of(ERROR);
            case CONNECT_STARTED, CONNECT_FAILED, CALLBACK_REFUSED, ENDING_SOON, DELETED -> Optional.empty();
        };
    }

    private static Optional<ConnectionState> onlyFrom(
            ConnectionState stored, ConnectionState one, ConnectionState another) {
        return stored == one || stored == another ? Optional.of(stored) : Optional.empty();
    }
}
