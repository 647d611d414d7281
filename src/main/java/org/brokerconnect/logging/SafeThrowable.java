package org.brokerconnect.logging;

/** A copy of an exception for the log, whose messages are on one line each. Types and stack traces stay the same. */
final class SafeThrowable extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MAX_CAUSES = 20;

    private final String description;

    private SafeThrowable(Throwable original, int depth) {
        super(SafeText.onOneLine(original.getMessage()), causeOf(original, depth), true, true);
        description = SafeText.onOneLine(original.toString());
        setStackTrace(original.getStackTrace());
        for (Throwable suppressed : original.getSuppressed()) {
            if (depth > 0) {
                addSuppressed(new SafeThrowable(suppressed, depth - 1));
            }
        }
    }

    private static Throwable causeOf(Throwable original, int depth) {
        Throwable cause = original.getCause();
        return cause == null || depth == 0 ? null : new SafeThrowable(cause, depth - 1);
    }

    /** @param original null for null */
    static Throwable of(Throwable original) {
        return original == null || original instanceof SafeThrowable
                ? original
                : new SafeThrowable(original, MAX_CAUSES);
    }

    /** As the original's, because stack traces begin with it. */
    @Override
    public String toString() {
        return description;
    }
}
