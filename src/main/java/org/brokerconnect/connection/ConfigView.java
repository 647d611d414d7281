package org.brokerconnect.connection;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What anybody may see of a configuration: everything but its credentials. */
@Schema(name = "ConfigView")
public record ConfigView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String broker,
        @Schema(required = true) String label,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt) {

    static ConfigView of(BrokerConfig config) {
        return new ConfigView(config.id(), config.broker(), config.label(), config.createdAt(), config.updatedAt());
    }
}
