package org.brokerconnect.broker;

import java.util.Objects;
import java.util.function.Function;
import org.brokerconnect.vault.Secret;

/**
 * What the browser brought back from the broker's consent page. Nothing in it is proof: the handshake checks who brings
 * it.
 */
public sealed interface Consent {

    /**
     * The person agreed; {@code code} is well formed and not empty, but nobody has checked it. {@code state} is
     * {@link Secret#none()} when the broker did not return it.
     */
    record Granted(Secret code, Secret state) implements Consent {
        public Granted {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * The person declined. Kite Connect does not return the state then, so {@code state} may be {@link Secret#none()}.
     */
    record Declined(Secret state) implements Consent {
        public Declined {
            Objects.requireNonNull(state, "state");
        }
    }

    /** The address is not one that the broker makes. */
    record Unreadable() implements Consent {}

    /** Calls the one function that fits. */
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
