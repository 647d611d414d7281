package org.brokerconnect.broker;

import java.util.Objects;
import org.brokerconnect.vault.Secret;

/** The API key and the API secret of a person's app at the broker. Neither is ever logged or returned. */
public record AppCredentials(Secret apiKey, Secret apiSecret) {

    public AppCredentials {
        Objects.requireNonNull(apiKey, "apiKey");
        Objects.requireNonNull(apiSecret, "apiSecret");
    }

    /**
     * These credentials after opening them, so that later uses do not fail.
     *
     * @throws org.brokerconnect.vault.UnreadableSecretException if a stored one cannot be opened
     */
    public AppCredentials opened() {
        return new AppCredentials(apiKey.opened(), apiSecret.opened());
    }
}
