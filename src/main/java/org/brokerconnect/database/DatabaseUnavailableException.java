package org.brokerconnect.database;

import java.sql.SQLTransientConnectionException;

/**
 * No connection to the database: it does not respond, or no connection became free in time. A
 * {@link java.sql.SQLException}, because JDBC's interfaces allow no other.
 */
final class DatabaseUnavailableException extends SQLTransientConnectionException {

    private static final long serialVersionUID = 1L;
    private static final String CONNECTION_NOT_ESTABLISHED = "08001";

    /** @param cause null when the circuit breaker is open, so that no connection was tried */
    DatabaseUnavailableException(String message, Throwable cause) {
        super(message, CONNECTION_NOT_ESTABLISHED, cause);
    }

    /** Thrown for every refused request, so it has no stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return getCause() == null ? this : super.fillInStackTrace();
    }
}
