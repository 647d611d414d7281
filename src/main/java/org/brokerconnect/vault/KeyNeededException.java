package org.brokerconnect.vault;

/** A changed key file lacks a key that stored values need; the keys that were read before stay in use. */
public final class KeyNeededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyNeededException(long keyId) {
        super("the changed key file lacks the key " + keyId
                + ", which stored values need; the former keys stay in use");
    }
}
