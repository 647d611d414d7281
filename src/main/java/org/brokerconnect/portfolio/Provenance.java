package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionState;

/**
 * Where an answer comes from and, if it is not LIVE, why.
 *
 * @param asOf when the broker returned these numbers; null for SAMPLE
 * @param state the connection's current state
 * @param reason stable slug of why the answer is not LIVE; null if it is
 * @param message the reason as text, with what to do; null for LIVE
 */
public record Provenance(
        UUID configId,
        Source source,
        @Nullable Instant asOf,
        ConnectionState state,
        @Nullable String reason,
        @Nullable String message) {

    static Provenance live(UUID configId, Instant asOf, ConnectionState state) {
        return new Provenance(configId, Source.LIVE, asOf, state, null, null);
    }

    static Provenance lastKnown(UUID configId, Instant asOf, ConnectionState state, String reason, String message) {
        return new Provenance(configId, Source.LAST_KNOWN, asOf, state, reason, message);
    }

    static Provenance sample(UUID configId, ConnectionState state, String reason, String message) {
        return new Provenance(configId, Source.SAMPLE, null, state, reason, message);
    }
}
