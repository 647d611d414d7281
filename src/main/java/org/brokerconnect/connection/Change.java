package org.brokerconnect.connection;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Optional;

/**
 * The kinds of events in a connection's log. The names are part of the API; the log stores and hashes
 * {@link #storedName}, so renaming a constant leaves old hashes valid.
 */
public enum Change {
    /** Credentials were saved for the first time. */
    CREATED,
    /** A login began: the browser was redirected to the broker. */
    CONNECT_STARTED,
    /** A login failed, or no callback arrived in time. */
    CONNECT_FAILED,
    /** A login succeeded. */
    CONNECTED,
    /** The session got new tokens without a login. */
    RENEWED,
    /** The session ends soon and cannot be renewed without a login. */
    ENDING_SOON,
    /** The broker ended the session, or its end has passed. */
    LOGIN_REQUIRED,
    /** Calls to the broker have failed for a while, or fail for a reason that needs a person's action. */
    FAILING,
    /** Calls to the broker succeed again. */
    RECOVERED,
    /** The owner or an administrator disconnected, or an ended account was forgotten. */
    DISCONNECTED,
    /** Other credentials were saved; the session of the old ones was removed. */
    CREDENTIALS_REPLACED,
    /** A callback arrived from another browser than the one that started the login; nothing was connected. */
    CALLBACK_REFUSED,
    /** The configuration was deleted. */
    DELETED;

    /** The stored state after this change; empty when it keeps the state, or when it is {@link #DELETED}. */
    public Optional<ConnectionState> leadsTo() {
        return StateMachine.after(this);
    }

    /** The name in the database and in the hash of an event; native queries compare with it. */
    public String storedName() {
        return this == FAILING ? "TROUBLED" : name();
    }

    /**
     * The reverse of {@link #storedName}.
     *
     * @throws IllegalArgumentException if no change is stored under this name
     */
    public static Change ofStoredName(String stored) {
        return FAILING.storedName().equals(stored) ? FAILING : valueOf(stored);
    }

    /** Stores {@link #storedName}. */
    @Converter
    static final class StoredName implements AttributeConverter<Change, String> {

        @Override
        public String convertToDatabaseColumn(Change change) {
            return change == null ? null : change.storedName();
        }

        @Override
        public Change convertToEntityAttribute(String stored) {
            return stored == null ? null : ofStoredName(stored);
        }
    }
}
