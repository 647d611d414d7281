package org.brokerconnect.broker;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a person and a front end need to know of a broker before connecting.
 *
 * @param id stable, lower-case, used in paths: {@code zerodha}
 * @param name as people know it
 * @param credentialFields what to type, in order
 * @param capabilities what its interface offers
 * @param sandbox true when the settings point at anything but the broker's production service
 */
public record BrokerDescription(
        String id, String name, List<CredentialField> credentialFields, Set<Capability> capabilities, boolean sandbox) {

    public BrokerDescription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        credentialFields = List.copyOf(credentialFields);
        capabilities = Set.copyOf(capabilities);
    }
}
