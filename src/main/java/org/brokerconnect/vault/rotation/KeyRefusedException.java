package org.brokerconnect.vault.rotation;

/** A key cannot be promoted or retired now. */
public final class KeyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long count;

    KeyRefusedException(String code, long count) {
        super(code);
        this.count = count;
    }

    /**
     * The slug of the reason: {@code not-found}, {@code key-retired}, {@code key-not-distributed},
     * {@code key-is-primary} or {@code key-in-use}.
     */
    public String code() {
        return getMessage();
    }

    /** How many nodes lack the key, or how many values need it; 0 for other reasons. */
    public long count() {
        return count;
    }
}
