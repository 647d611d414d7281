package org.brokerconnect.connection;

import jakarta.ejb.ApplicationException;

/** A login gave a session that this connection must not store. Rolls back, so an earlier session stays. */
@ApplicationException(rollback = true)
public final class ConnectRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConnectRefusedException(String code) {
        super(code);
    }

    /** The stable slug of the reason ({@link LoginWriter#connect}). */
    public String code() {
        return getMessage();
    }
}
