package org.brokerconnect.broker;

import java.util.Objects;
import org.brokerconnect.vault.Secret;

/**
 * All tokens of one session. They are replaced together or not at all. A token that the broker does not give is
 * {@link Secret#none()}, never null.
 *
 * @param access the bearer of every call; never empty
 * @param refresh renews the session; empty for ordinary Kite Connect apps
 * @param publicToken the broker's token for its public pages
 * @param encToken the broker's own web session; kept only so that it is sealed like the others
 */
public record SessionTokens(Secret access, Secret refresh, Secret publicToken, Secret encToken) {

    /** @throws IllegalArgumentException if the access token is empty */
    public SessionTokens {
        Objects.requireNonNull(refresh, "refresh");
        Objects.requireNonNull(publicToken, "publicToken");
        Objects.requireNonNull(encToken, "encToken");
        if (access.isEmpty()) {
            throw new IllegalArgumentException("a session needs an access token");
        }
    }

    /** Whether the broker gave the means to renew without the person. */
    public boolean areRenewable() {
        return !refresh.isEmpty();
    }
}
