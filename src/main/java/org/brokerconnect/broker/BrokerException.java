package org.brokerconnect.broker;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A broker did not do what was asked. The message is for logs and carries nothing that the broker or a person sent as a secret.
 */
public class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Verdict verdict;
    private final String code;
    private final Duration retryAfter;

    /**
     * @param verdict what it means for the session
     * @param code a stable slug of what happened, for example {@code checksum-refused}; front ends may switch on it
     * @param message one sentence for an administrator
     */
    public BrokerException(Verdict verdict, String code, String message) {
        this(verdict, code, message, null, null);
    }

    /**
     * @param retryAfter how long to wait, or null when the broker did not say
     * @param cause what happened below, or null
     */
    public BrokerException(Verdict verdict, String code, String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.verdict = Objects.requireNonNull(verdict, "verdict");
        this.code = Objects.requireNonNull(code, "code");
        this.retryAfter = retryAfter;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** A stable slug: lower-case words with hyphens. */
    public String code() {
        return code;
    }

    /** How long the broker asked to wait, where it said. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
