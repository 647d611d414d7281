package org.brokerconnect.broker;

import java.util.Objects;
import org.brokerconnect.vault.Secret;

/**
 * The tokens of one session. They are replaced together or not at all.
 *
 * @param access authorises every call; never empty
 * @param refresh renews the session; {@link Secret#none()} if the broker provides none, as for ordinary Kite Connect
 *     apps
 */
public record SessionTokens(Secret access, Secret refresh) {

    /** @throws IllegalArgumentException if the access token is empty */
    public SessionTokens {
        Objects.requireNonNull(refresh, "refresh");
        if (access.isEmpty()) {
            throw new IllegalArgumentException("a session needs an access token");
        }
    }

    /**
     * These tokens after opening them, so that later uses do not fail.
     *
     * @throws org.brokerconnect.vault.UnreadableSecretException if a stored one cannot be opened
     */
    public SessionTokens opened() {
        return new SessionTokens(access.opened(), refresh.opened());
    }

    /** Whether the session can be renewed without the person. */
    public boolean areRenewable() {
        return !refresh.isEmpty();
    }
}
