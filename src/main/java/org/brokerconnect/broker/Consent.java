package org.brokerconnect.broker;

import java.util.Objects;
import java.util.function.Function;
import org.brokerconnect.vault.Secret;

/**
 * The query of the broker's callback, parsed. Nothing in it is trusted: the handshake checks that it belongs to the
 * browser's own attempt.
 */
public sealed interface Consent {

    /**
     * The person agreed. {@code code} is well-formed and not empty, but not yet verified. {@code state} is
     * {@link Secret#none()} when the broker did not return it.
     */
    record Granted(Secret code, Secret state) implements Consent {
        public Granted {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * The person declined. Kite Connect does not return the state then, so {@code state} can be {@link Secret#none()}.
     */
    record Declined(Secret state) implements Consent {
        public Declined {
            Objects.requireNonNull(state, "state");
        }
    }

    /** The broker does not send such a query. */
    record Unreadable() implements Consent {}

    /** Calls the function of this case. */
    default <T> T fold(
            Function<Granted, T> granted, Function<Declined, T> declined, Function<Unreadable, T> unreadable) {
        if (this instanceof Granted consent) {
            return granted.apply(consent);
        }
        if (this instanceof Declined consent) {
            return declined.apply(consent);
        }
        return unreadable.apply((Unreadable) this);
    }
}
