package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionState;

/**
 * How good an answer is, and why it is no better.
 *
 * @param asOf when the broker said these numbers; null for SAMPLE
 * @param state of the connection now
 * @param reason stable slug of why it is not LIVE; null when it is
 * @param message the reason in words, with what to do; null when it is LIVE
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
