package org.brokerconnect.setup;

import java.net.URI;
import java.util.List;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.broker.Capability;
import org.brokerconnect.broker.CredentialField;

/**
 * A broker that can be connected, and what a set-up form needs to know of it.
 *
 * @param sandbox true when this is a stand-in and not the real broker
 * @param redirectUrl to be registered at the broker, letter by letter
 */
public record BrokerView(
        String id,
        String name,
        boolean sandbox,
        URI redirectUrl,
        List<Capability> capabilities,
        List<CredentialField> credentialFields) {

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
