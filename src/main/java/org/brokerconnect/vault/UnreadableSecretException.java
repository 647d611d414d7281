package org.brokerconnect.vault;

/**
 * A stored secret does not open: it was sealed with another key or for another column, or modified; which one is
 * unknown.
 */
public final class UnreadableSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSecretException(String column) {
        super("a stored secret of column " + column + " does not open");
    }
}
