package org.brokerconnect.broker;

import java.util.Map;
import java.util.Objects;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.SecretFields;

/**
 * The tokens of one session. They are replaced together or not at all.
 *
 * @param access authorises every call; never empty
 * @param refresh renews the session; {@link Secret#none()} if the broker provides none, as for ordinary Kite Connect
 *     apps
 * @param others further tokens of the session by names that the adapter chooses, such as a token for reads only; none
 *     is {@link Secret#none()}
 */
public record SessionTokens(Secret access, Secret refresh, Map<String, Secret> others) {

    /** @throws IllegalArgumentException if the access token is empty */
    public SessionTokens {
        Objects.requireNonNull(refresh, "refresh");
        others = SecretFields.present(others);
        if (access.isEmpty()) {
            throw new IllegalArgumentException("a session needs an access token");
        }
    }

    /** Without other tokens. */
    public SessionTokens(Secret access, Secret refresh) {
        this(access, refresh, Map.of());
    }

    /** Another token of the session; {@link Secret#none()} if it has none of this name. */
    public Secret other(String name) {
        return others.getOrDefault(name, Secret.none());
    }

    /**
     * These tokens after opening them, so that later uses do not fail.
     *
     * @throws org.brokerconnect.vault.UnreadableSecretException if a stored one cannot be opened
     */
    public SessionTokens opened() {
        return new SessionTokens(access.opened(), refresh.opened(), SecretFields.opened(others));
    }

    /** Whether the session can be renewed without the person. */
    public boolean areRenewable() {
        return !refresh.isEmpty();
    }
}
