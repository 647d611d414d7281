package org.brokerconnect.broker;

import java.util.Objects;
import org.brokerconnect.vault.Secret;

/** The API key and the API secret of a person's app at the broker. Neither is ever logged or returned. */
public record AppCredentials(Secret apiKey, Secret apiSecret) {

    public AppCredentials {
        Objects.requireNonNull(apiKey, "apiKey");
        Objects.requireNonNull(apiSecret, "apiSecret");
    }
}
