package org.brokerconnect.setup;

import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.broker.AppCredentials;

/**
 * A request to change a configuration. Absent fields stay unchanged; the credentials are replaced together.
 *
 * @param credentials by the names of the broker's credential fields
 * @param apiKey deprecated: {@code apiKey} in {@code credentials}
 * @param apiSecret deprecated: {@code apiSecret} in {@code credentials}
 */
public record ConfigChange(
        @Nullable String label,
        @Nullable Map<String, String> credentials,
        @Nullable String apiKey,
        @Nullable String apiSecret) {

    public ConfigChange {
        label = CredentialRules.trimmed(label);
        apiKey = CredentialRules.pasted(apiKey);
        apiSecret = CredentialRules.pasted(apiSecret);
    }

    EnteredCredentials entered() {
        return new EnteredCredentials(credentials, apiKey, apiSecret);
    }

    boolean replacesCredentials() {
        return entered().arePresent();
    }

    Optional<AppCredentials> secrets() {
        return replacesCredentials() ? Optional.of(entered().secrets()) : Optional.empty();
    }

    /** Omits the credentials. */
    @Override
    public String toString() {
        return "ConfigChange[label=" + label + ", replacesCredentials=" + replacesCredentials() + "]";
    }
}
