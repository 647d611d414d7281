package org.brokerconnect.broker.wire;

import java.time.Duration;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;

/** The broker returned 429. A separate type, so that pauses and retries can be configured for it. */
public final class TooManyCallsException extends BrokerException {

    private static final long serialVersionUID = 1L;

    /** @param retryAfter the pause that the broker requested, or null */
    public TooManyCallsException(String message, Duration retryAfter) {
        super(Verdict.RATE, "rate-limited", message, retryAfter, null);
    }
}
