package org.brokerconnect.setup;

import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.BrokerConfig;

/** A configuration without its credentials. */
public record ConfigView(UUID id, String broker, String label, Instant createdAt, Instant updatedAt) {

    static ConfigView of(BrokerConfig config) {
        return new ConfigView(config.id(), config.broker(), config.label(), config.createdAt(), config.updatedAt());
    }
}
