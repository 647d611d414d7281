package org.brokerconnect.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The result of renewing a session without a login. */
public sealed interface Renewal {

    /**
     * The new tokens replace all old ones; the adapter copies a token that the broker did not send again.
     * {@code accessEnds} can equal the old end, where a broker ends all sessions at a time of day: the next renewal is
     * then due at that end. {@code grantEnds} as in {@link BrokerSession}.
     */
    record Renewed(SessionTokens tokens, Instant accessEnds, Optional<Instant> grantEnds) implements Renewal {
        public Renewed {
            Objects.requireNonNull(tokens, "tokens");
            Objects.requireNonNull(accessEnds, "accessEnds");
            Objects.requireNonNull(grantEnds, "grantEnds");
        }

        /** Without a known end of the renewals. */
        public Renewed(SessionTokens tokens, Instant accessEnds) {
            this(tokens, accessEnds, Optional.empty());
        }
    }

    /**
     * A new login is required. {@code code} is a stable slug: {@code session-not-renewable} when the broker issued no
     * refresh token, {@code refresh-token-refused} when it refused the refresh token.
     */
    record LoginRequired(String code) implements Renewal {
        public LoginRequired {
            Objects.requireNonNull(code, "code");
        }
    }

    /**
     * The renewal failed for now and nothing changed. The verdict is never {@link Verdict#AUTH}. {@code after} is the
     * pause that the broker requested; zero if it requested none.
     */
    record TryLater(Verdict verdict, String code, Duration after) implements Renewal {
        public TryLater {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(after, "after");
        }

        /** False when the rate limiter did not let the call pass: nothing is known about the broker then. */
        public boolean wasSent() {
            return !CallNotSentException.isCode(code);
        }
    }

    /** Calls the function of this case. */
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
