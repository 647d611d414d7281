package org.brokerconnect.broker;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A call to a broker failed. The message is for logs; neither it nor any cause contains a secret.
 *
 * <p>The codes that all adapters use where they apply, by verdict:
 *
 * <ul>
 *   <li>AUTH: {@code session-ended}, {@code code-stale} (the code of a consent is used or too old),
 *       {@code refresh-token-refused}
 *   <li>PERMISSION: {@code permission-missing}, {@code account-refused}, {@code request-forbidden},
 *       {@code stream-refused}, {@code server-address-refused} (calls are allowed from a registered address only),
 *       {@code revocation-unsupported} (only the person can end the access, at the broker); of one read
 *       ({@link ReadRefusedException}) also {@code request-refused} and {@code broker-route-unknown}
 *   <li>RATE: {@code rate-limited}, {@code price-streams-full}, {@code quota-used}
 *       ({@link CallNotSentException}: too many calls of this application wait)
 *   <li>CONFIG: {@code app-secret-refused} (the secret of the app is wrong), {@code api-key-unknown},
 *       {@code user-not-enabled} (for this app), {@code credentials-malformed}, {@code redirect-address-refused},
 *       {@code way-in-unsupported}, {@code broker-route-unknown} (an address setting is wrong),
 *       {@code request-refused}, {@code secret-unreadable} (our stored credentials or tokens cannot be opened),
 *       {@code broker-not-installed} (the adapter was removed)
 *   <li>TRANSIENT: {@code broker-unreachable}, {@code broker-slow}, {@code broker-connection-lost},
 *       {@code broker-down}, {@code broker-closed} (at this time of day), {@code broker-answer-not-json},
 *       {@code broker-answer-garbled},
 *       {@code broker-answer-empty} (an account that owned something answers that it owns nothing, once),
 *       {@code broker-answer-too-large}, {@code broker-call-interrupted}, {@code broker-paused} (the circuit breaker
 *       is open), {@code broker-busy} (the bulkhead is full), {@code request-forbidden} (of the profile: the broker
 *       does not say whether the session has ended), {@code quota-unknown}
 *       ({@link CallNotSentException}: the rate limiter's database is unreachable)
 * </ul>
 */
public class BrokerException extends RuntimeException {

    /** The code of {@link #revocationUnsupported}. */
    public static final String REVOCATION_UNSUPPORTED = "revocation-unsupported";

    private static final long serialVersionUID = 1L;

    private final Verdict verdict;
    private final String code;
    private final Duration retryAfter;

    /**
     * @param verdict what the failure means for the session
     * @param code a stable slug, for example {@code app-secret-refused}; clients can switch on it
     * @param message one sentence for an administrator
     */
    public BrokerException(Verdict verdict, String code, String message) {
        this(verdict, code, message, null, null);
    }

    /**
     * @param retryAfter the pause that the broker requested, or null
     * @param cause the underlying failure, or null
     */
    public BrokerException(Verdict verdict, String code, String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.verdict = Objects.requireNonNull(verdict, "verdict");
        this.code = Objects.requireNonNull(code, "code");
        this.retryAfter = retryAfter;
    }

    /** No call of this broker ends the access: the person ends it on the broker's site, or it ends at its time. */
    public static BrokerException revocationUnsupported() {
        return new BrokerException(
                Verdict.PERMISSION, REVOCATION_UNSUPPORTED, "no call ends this access; the person can end it");
    }

    public Verdict verdict() {
        return verdict;
    }

    /** A stable slug: lower-case words with hyphens. */
    public String code() {
        return code;
    }

    /** The pause that the broker requested, if any. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * The broker refuses one read and says nothing about the session or the app: other reads can work. The verdict is
     * PERMISSION, because repeating the read does not help.
     */
    public static final class ReadRefusedException extends BrokerException {

        private static final long serialVersionUID = 1L;

        /**
         * @param code a stable slug, for example {@code request-refused}
         * @param message one sentence for an administrator
         */
        public ReadRefusedException(String code, String message) {
            super(Verdict.PERMISSION, code, message);
        }
    }
}
