package org.brokerconnect.broker;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A broker did not do what was asked. The message is for logs and carries nothing that the broker or a person sent as a
 * secret; nor does any cause.
 *
 * <p>The codes that every adapter uses where they fit, by verdict:
 *
 * <ul>
 *   <li>AUTH: {@code session-ended}, {@code request-token-stale} (the code of a consent is used or too old),
 *       {@code refresh-token-refused}
 *   <li>PERMISSION: {@code permission-missing}, {@code account-refused}, {@code request-forbidden},
 *       {@code stream-refused}
 *   <li>RATE: {@code rate-limited}, {@code price-streams-full}, {@code quota-used} ({@link NotAskedException}: we held back)
 *   <li>CONFIG: {@code checksum-refused} (the API secret is wrong), {@code api-key-unknown}, {@code user-not-enabled}
 *       (for this app), {@code credentials-malformed}, {@code broker-route-unknown} (an address setting is wrong),
 *       {@code request-refused}
 *   <li>TRANSIENT: {@code broker-unreachable}, {@code broker-slow}, {@code broker-connection-lost},
 *       {@code broker-down}, {@code broker-answer-not-json}, {@code broker-answer-garbled},
 *       {@code broker-answer-too-large}, {@code broker-call-interrupted}, {@code broker-paused} (it failed too often
 *       and is left alone for a while), {@code broker-busy} (too many calls of ours are under way),
 *       {@code quota-unknown} ({@link NotAskedException}: nobody knows whether one more is allowed)
 * </ul>
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
