package org.brokerconnect.broker;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The description of a broker for users and the front end.
 *
 * @param id stable and lower-case, part of paths, such as {@code zerodha}
 * @param name the broker's display name
 * @param credentialFields the fields of the set-up form, in order
 * @param capabilities what its API supports
 * @param sandbox true unless all addresses are those of the broker's production service
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
