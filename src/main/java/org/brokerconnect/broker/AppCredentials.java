package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.util.Objects;
import org.brokerconnect.vault.Secret;

/**
 * The API key and the API secret of a person's app at the broker. Neither is ever logged or returned.
 *
 * @param person who entered them, for the limit of calls of one person; null if unknown
 */
public record AppCredentials(
        Secret apiKey, Secret apiSecret, @Nullable String person) {

    public AppCredentials {
        Objects.requireNonNull(apiKey, "apiKey");
        Objects.requireNonNull(apiSecret, "apiSecret");
    }

    /** Credentials of no known person. */
    public AppCredentials(Secret apiKey, Secret apiSecret) {
        this(apiKey, apiSecret, null);
    }

    /**
     * These credentials after opening them, so that later uses do not fail.
     *
     * @throws org.brokerconnect.vault.UnreadableSecretException if a stored one cannot be opened
     */
    public AppCredentials opened() {
        return new AppCredentials(apiKey.opened(), apiSecret.opened(), person);
    }
}
