package org.brokerconnect.vault;

/** A stored secret does not open: another key or column sealed it, or it was changed. Which of these is not told. */
public final class UnreadableSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSecretException(String column) {
        super("a stored secret of column " + column + " does not open");
    }
}
