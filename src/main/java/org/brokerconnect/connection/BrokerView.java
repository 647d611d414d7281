package org.brokerconnect.connection;

import java.net.URI;
import java.util.List;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.broker.Capability;
import org.brokerconnect.broker.CredentialField;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A broker that can be connected, and what a set-up form needs to know of it. */
@Schema(name = "BrokerView")
public record BrokerView(
        @Schema(required = true) String id,
        @Schema(required = true) String name,

        @Schema(required = true, description = "true when this is a stand-in and not the real broker")
        boolean sandbox,

        @Schema(
                required = true,
                implementation = String.class,
                description = "to be registered at the broker, letter by letter")
        URI redirectUrl,

        @Schema(required = true) List<Capability> capabilities,
        @Schema(required = true) List<CredentialField> credentialFields) {

    static BrokerView of(BrokerDescription broker, URI redirectUrl) {
        return new BrokerView(
                broker.id(),
                broker.name(),
                broker.sandbox(),
                redirectUrl,
                broker.capabilities().stream().sorted().toList(),
                broker.credentialFields());
    }
}
