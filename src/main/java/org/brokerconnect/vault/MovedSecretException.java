package org.brokerconnect.vault;

/** A stored secret was sealed for another row: a ciphertext was copied. */
public final class MovedSecretException extends UnreadableSecretException {

    private static final long serialVersionUID = 1L;

    MovedSecretException() {
        super("a stored secret was sealed for another row");
    }
}
