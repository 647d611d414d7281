package org.brokerconnect.vault;

/** A stored secret was found in a row that it was not sealed for: someone or something copied a ciphertext. */
public final class MovedSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MovedSecretException() {
        super("a stored secret does not belong to the row that it was found in");
    }
}
