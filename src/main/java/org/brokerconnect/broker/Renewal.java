package org.brokerconnect.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/** How an attempt to renew a session without its person ended. */
public sealed interface Renewal {

    /**
     * The new tokens replace all old ones; a token that the broker did not send anew is carried over by the adapter.
     * {@code expiresAt} may be the end that was known before, where a broker ends all sessions by the clock: then
     * nothing is gained by renewing again before that end, and the next renewal is due at it.
     */
    record Renewed(SessionTokens tokens, Instant expiresAt) implements Renewal {
        public Renewed {
            Objects.requireNonNull(tokens, "tokens");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }
    }

    /**
     * Only the person can bring the session back. {@code code} is a stable slug of why: {@code session-not-renewable}
     * when the broker never gave the means, {@code refresh-token-refused} when it no longer honours them.
     */
    record LoginRequired(String code) implements Renewal {
        public LoginRequired {
            Objects.requireNonNull(code, "code");
        }
    }

    /**
     * Nothing changed; never with {@link Verdict#AUTH}. {@code after} is how long the broker asked to wait, or zero
     * when it did not say.
     */
    record TryLater(Verdict verdict, String code, Duration after) implements Renewal {
        public TryLater {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(after, "after");
        }

        /** False when it never came to a call, so nothing is known that was not known before. */
        public boolean wasAsked() {
            return !NotAskedException.isCode(code);
        }
    }

    /** Calls the one function that fits. */
    default <T> T fold(
            Function<Renewed, T> renewed, Function<LoginRequired, T> loginRequired, Function<TryLater, T> tryLater) {
        if (this instanceof Renewed outcome) {
            return renewed.apply(outcome);
        }
        if (this instanceof LoginRequired outcome) {
            return loginRequired.apply(outcome);
        }
        return tryLater.apply((TryLater) this);
    }
}
