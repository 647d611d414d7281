package org.brokerconnect.setup;

import jakarta.annotation.Nullable;
import java.util.Optional;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.vault.Secret;

/** A request to change a configuration. Absent fields stay unchanged; API key and secret are replaced together. */
public record ConfigChange(
        @Nullable String label,
        @Nullable String apiKey,
        @Nullable String apiSecret) {

    public ConfigChange {
        label = CredentialRules.trimmed(label);
        apiKey = CredentialRules.pasted(apiKey);
        apiSecret = CredentialRules.pasted(apiSecret);
    }

    boolean replacesCredentials() {
        return apiKey != null || apiSecret != null;
    }

    Optional<AppCredentials> credentials() {
        return replacesCredentials()
                ? Optional.of(new AppCredentials(Secret.of(apiKey), Secret.of(apiSecret)))
                : Optional.empty();
    }

    /** Omits the credentials. */
    @Override
    public String toString() {
        return "ConfigChange[label=" + label + ", replacesCredentials=" + replacesCredentials() + "]";
    }
}
