package org.brokerconnect.vault;

/** A key file does not have the content that a command needs. The message is for the administrator. */
public final class KeyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyFileException(String message) {
        super(message);
    }
}
