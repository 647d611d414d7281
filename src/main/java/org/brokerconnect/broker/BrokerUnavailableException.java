package org.brokerconnect.broker;

import java.time.Duration;

/**
 * The broker could not be reached or returned no usable response. A separate type, so that retries and circuit breakers
 * can be configured for it.
 */
public final class BrokerUnavailableException extends BrokerException {

    private static final long serialVersionUID = 1L;

    /**
     * @param code a stable slug, for example {@code broker-unreachable}
     * @param message one sentence for an administrator
     * @param cause the underlying failure, or null
     */
    public BrokerUnavailableException(String code, String message, Throwable cause) {
        this(code, message, null, cause);
    }

    /** @param retryAfter the pause that the broker asked for, or null */
    public BrokerUnavailableException(String code, String message, Duration retryAfter, Throwable cause) {
        super(Verdict.TRANSIENT, code, message, retryAfter, cause);
    }
}
