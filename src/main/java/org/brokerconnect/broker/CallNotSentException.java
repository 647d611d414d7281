package org.brokerconnect.broker;

import java.time.Duration;
import java.util.Set;

/**
 * The rate limiter did not let the call pass, so it was not sent. It does not count as a failure of the broker or of
 * the session.
 */
public final class CallNotSentException extends BrokerException {

    private static final long serialVersionUID = 1L;
    private static final String USED = "quota-used";
    private static final String BUSY = "broker-busy";
    private static final String UNKNOWN = "quota-unknown";

    private CallNotSentException(Verdict verdict, String code, String message, Duration retryAfter) {
        super(verdict, code, message, retryAfter, null);
    }

    /** Too many other calls wait. */
    public static CallNotSentException quotaUsed(String limit, Duration retryAfter) {
        return new CallNotSentException(Verdict.RATE, USED, "too many " + limit + " calls wait", retryAfter);
    }

    /** The person or this node makes too many calls. */
    public static CallNotSentException tooManyCalls(String broker, Duration retryAfter) {
        return new CallNotSentException(Verdict.RATE, BUSY, "too many calls to " + broker + " run or wait", retryAfter);
    }

    /** The database is unreachable, so the calls of other nodes are unknown. */
    public static CallNotSentException quotaUnknown(String limit, Duration retryAfter) {
        return new CallNotSentException(
                Verdict.TRANSIENT,
                UNKNOWN,
                "the database did not confirm whether a " + limit + " call can be sent",
                retryAfter);
    }

    /** Whether a {@link BrokerException#code} means that the call was not sent. */
    public static boolean isCode(String code) {
        return Set.of(USED, BUSY, UNKNOWN).contains(code);
    }
}
