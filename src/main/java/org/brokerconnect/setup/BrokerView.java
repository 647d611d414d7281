package org.brokerconnect.setup;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.broker.BrokerDescription.Capability;
import org.brokerconnect.broker.BrokerDescription.CredentialField;
import org.brokerconnect.broker.BrokerDescription.WayIn;

/**
 * A broker that can be connected, with what a set-up form needs.
 *
 * @param sandbox true if this is a sandbox, not the real broker
 * @param redirectUrl must be registered at the broker exactly as it is
 */
public record BrokerView(
        String id,
        String name,
        boolean sandbox,
        URI redirectUrl,
        List<Capability> capabilities,
        List<WayIn> waysIn,
        List<CredentialField> credentialFields) {

    /** @param locale of the hints */
    static BrokerView of(BrokerDescription broker, URI redirectUrl, Locale locale) {
        return new BrokerView(
                broker.id(),
                broker.name(),
                broker.sandbox(),
                redirectUrl,
                broker.capabilities().stream().sorted().toList(),
                broker.waysIn().stream().sorted().toList(),
                broker.credentialFields(locale));
    }
}
