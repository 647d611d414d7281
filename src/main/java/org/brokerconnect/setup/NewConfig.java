package org.brokerconnect.setup;

import jakarta.annotation.Nullable;
import java.util.Map;
import org.brokerconnect.broker.AppCredentials;

/**
 * A request to create a configuration. Blanks and invisible characters around values are removed, and quotes around
 * credentials, because people paste them.
 *
 * @param credentials by the names of the broker's credential fields
 * @param apiKey deprecated: {@code apiKey} in {@code credentials}
 * @param apiSecret deprecated: {@code apiSecret} in {@code credentials}
 */
public record NewConfig(
        String broker,
        String label,
        @Nullable Map<String, String> credentials,
        @Nullable String apiKey,
        @Nullable String apiSecret) {

    public NewConfig {
        broker = CredentialRules.trimmed(broker);
        label = CredentialRules.trimmed(label);
        apiKey = CredentialRules.pasted(apiKey);
        apiSecret = CredentialRules.pasted(apiSecret);
    }

    EnteredCredentials entered() {
        return new EnteredCredentials(credentials, apiKey, apiSecret);
    }

    AppCredentials secrets() {
        return entered().secrets();
    }

    /** Omits the credentials. */
    @Override
    public String toString() {
        return "NewConfig[broker=" + broker + ", label=" + label + "]";
    }
}
