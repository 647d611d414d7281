package org.brokerconnect.connection;

import jakarta.ejb.ApplicationException;

/** A session that the broker gave cannot become this connection's. Rolls back, so nothing is replaced. */
@ApplicationException(rollback = true)
public final class ConnectRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConnectRefusedException(String code) {
        super(code);
    }

    /** A stable slug of why. */
    public String code() {
        return getMessage();
    }
}
