package org.brokerconnect.setup;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.broker.BrokerDescription.Capability;
import org.brokerconnect.broker.BrokerDescription.ConsolePage;
import org.brokerconnect.broker.BrokerDescription.CredentialField;
import org.brokerconnect.broker.BrokerDescription.WayIn;

/**
 * An installed broker, with what a set-up form needs.
 *
 * @param offered whether people can set it up; connections of before keep working
 * @param sandbox true if this is a sandbox, not the real broker
 * @param timeZone of the broker's market, for the times of its sessions and prices
 * @param redirectUrl must be registered at the broker exactly as it is
 * @param transactions whether accounts and their transactions can be listed
 * @param consolePage where the broker shows the credentials; null if it is not known
 */
public record BrokerView(
        String id,
        String name,
        boolean offered,
        boolean sandbox,
        ZoneId timeZone,
        URI redirectUrl,
        List<Capability> capabilities,
        List<WayIn> waysIn,
        List<CredentialField> credentialFields,
        boolean transactions,
        @Nullable ConsolePage consolePage) {

    /** @param locale of the hints */
    static BrokerView of(Broker installed, boolean offered, ZoneId timeZone, URI redirectUrl, Locale locale) {
        BrokerDescription broker = installed.description();
        return new BrokerView(
                broker.id(),
                broker.name(),
                offered,
                broker.sandbox(),
                timeZone,
                redirectUrl,
                broker.capabilities().stream().sorted().toList(),
                broker.waysIn().stream().sorted().toList(),
                broker.credentialFields(locale),
                installed.listsTransactions(),
                installed.consolePage().orElse(null));
    }
}
