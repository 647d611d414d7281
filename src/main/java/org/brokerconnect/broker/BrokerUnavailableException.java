package org.brokerconnect.broker;

/**
 * The broker could not be reached or gave no usable answer. A type of its own so that retries and circuit breakers can
 * name it.
 */
public final class BrokerUnavailableException extends BrokerException {

    private static final long serialVersionUID = 1L;

    /**
     * @param code a stable slug of what happened, for example {@code broker-unreachable}
     * @param message one sentence for an administrator
     * @param cause what happened below, or null
     */
    public BrokerUnavailableException(String code, String message, Throwable cause) {
        super(Verdict.TRANSIENT, code, message, null, cause);
    }
}
