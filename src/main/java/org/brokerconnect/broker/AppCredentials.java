package org.brokerconnect.broker;

import java.util.Objects;
import org.brokerconnect.vault.Secret;

/** The key and the secret of a person's app at the broker. Both are secrets: neither is logged or returned. */
public record AppCredentials(Secret apiKey, Secret apiSecret) {

    public AppCredentials {
        Objects.requireNonNull(apiKey, "apiKey");
        Objects.requireNonNull(apiSecret, "apiSecret");
    }
}
