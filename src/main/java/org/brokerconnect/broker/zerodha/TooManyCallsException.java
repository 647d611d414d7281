package org.brokerconnect.broker.zerodha;

import java.time.Duration;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;

/** Kite refused a call for being one too many; a type of its own so that pauses and retries can name it. */
final class TooManyCallsException extends BrokerException {

    private static final long serialVersionUID = 1L;

    /** @param retryAfter how long to wait, or null when Kite did not say */
    TooManyCallsException(String message, Duration retryAfter) {
        super(Verdict.RATE, "rate-limited", message, retryAfter, null);
    }
}
