package org.brokerconnect.vault;

/**
 * A stored secret does not open: it was sealed with another key or for another column, or modified; which one is
 * unknown.
 */
public class UnreadableSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSecretException(String message) {
        super(message);
    }

    static UnreadableSecretException of(String column) {
        return new UnreadableSecretException("a stored secret of column " + column + " does not open");
    }
}
