package org.brokerconnect.broker.zerodha;

import java.time.Duration;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;

/** Kite returned 429. A separate type, so that pauses and retries can be configured for it. */
final class TooManyCallsException extends BrokerException {

    private static final long serialVersionUID = 1L;

    /** @param retryAfter the pause that Kite requested, or null */
    TooManyCallsException(String message, Duration retryAfter) {
        super(Verdict.RATE, "rate-limited", message, retryAfter, null);
    }
}
