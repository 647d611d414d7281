package org.brokerconnect.broker;

import java.time.Duration;
import java.util.Set;

/**
 * We did not send the call, so that the broker need not refuse it. It says nothing about the broker or the session: nobody's trouble is counted.
 */
public final class NotAskedException extends BrokerException {

    private static final long serialVersionUID = 1L;
    private static final String USED = "quota-used";
    private static final String UNKNOWN = "quota-unknown";

    private NotAskedException(Verdict verdict, String code, String message, Duration retryAfter) {
        super(verdict, code, message, retryAfter, null);
    }

    /** Too many others were before it. */
    public static NotAskedException quotaUsed(String limit, Duration retryAfter) {
        return new NotAskedException(Verdict.RATE, USED, "too many calls of the kind " + limit + " wait", retryAfter);
    }

    /** Nobody knows how many calls the other nodes made. */
    public static NotAskedException quotaUnknown(String limit, Duration retryAfter) {
        return new NotAskedException(
                Verdict.TRANSIENT, UNKNOWN, "the database did not say whether " + limit + " may be called", retryAfter);
    }

    /** Whether a {@link BrokerException#code} means that the broker was not asked. */
    public static boolean isCode(String code) {
        return Set.of(USED, UNKNOWN).contains(code);
    }
}
