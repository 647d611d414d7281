package org.brokerconnect.connection;

import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.vault.Secret;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request to set a broker up. White space around values is not part of them: people paste. */
@Schema(description = "Credentials of one's own app at a broker. They are write-only: no resource returns them.")
public record NewConfig(
        @Schema(required = true, description = "id of a broker, from /brokers")
        String broker,

        @Schema(required = true, description = "what the person calls this connection, 100 characters at most")
        String label,

        @Schema(required = true, writeOnly = true) String apiKey,
        @Schema(required = true, writeOnly = true) String apiSecret) {

    public NewConfig {
        broker = CredentialRules.trimmed(broker);
        label = CredentialRules.trimmed(label);
        apiKey = CredentialRules.trimmed(apiKey);
        apiSecret = CredentialRules.trimmed(apiSecret);
    }

    AppCredentials credentials() {
        return new AppCredentials(Secret.of(apiKey), Secret.of(apiSecret));
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "NewConfig[broker=" + broker + ", label=" + label + "]";
    }
}
