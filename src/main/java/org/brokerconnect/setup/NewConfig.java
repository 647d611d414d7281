package org.brokerconnect.setup;

import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.vault.Secret;

/**
 * A request to create a configuration. Blanks and invisible characters around values are removed, and quotes around
 * credentials, because people paste them.
 */
public record NewConfig(String broker, String label, String apiKey, String apiSecret) {

    public NewConfig {
        broker = CredentialRules.trimmed(broker);
        label = CredentialRules.trimmed(label);
        apiKey = CredentialRules.pasted(apiKey);
        apiSecret = CredentialRules.pasted(apiSecret);
    }

    AppCredentials credentials() {
        return new AppCredentials(Secret.of(apiKey), Secret.of(apiSecret));
    }

    /** Omits the credentials. */
    @Override
    public String toString() {
        return "NewConfig[broker=" + broker + ", label=" + label + "]";
    }
}
