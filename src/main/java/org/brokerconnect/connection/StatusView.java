package org.brokerconnect.connection;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * The status of a connection in the API. Unknown values are null, which JSON omits.
 *
 * @param reason stable slug of the reason; null when the state needs none
 * @param message the state in words, with what to do next
 * @param expiresAt when the session ends, or ended; of one that is renewed on use, when its present tokens do
 * @param renewable whether the session is renewed without a login; null without a session
 * @param renewalsToday how often the session was renewed on this day in UTC; null unless it is renewed on use
 * @param loginBy until when a login is needed so that the connection keeps working; null if that is unknown or never
 * @param nextActionAt when the next renewal, login or retry is due
 * @param marketOpens when trading starts next, so that a login should be made before; counted from the end of a live
 *     session; null while trading goes on, and if the hours are not known
 */
public record StatusView(
        UUID configId,
        String broker,
        String label,
        ConnectionState state,
        @Nullable String reason,
        String message,
        @Nullable String brokerUserId,
        @Nullable String brokerUserName,
        @Nullable Instant connectedAt,
        @Nullable Instant lastCheckedAt,
        @Nullable Instant lastSyncAt,
        @Nullable Instant expiresAt,
        @Nullable Boolean renewable,
        @Nullable Integer renewalsToday,
        @Nullable Instant loginBy,
        @Nullable Instant nextActionAt,
        @Nullable Instant marketOpens,
        @Nullable StatusError error) {

    /**
     * The error of a connection that is EXPIRED or ERROR.
     *
     * @param retryable whether the service retries without a person
     * @param retryAfter seconds until the next retry; null when unknown
     */
    public record StatusError(
            String code,
            String message,
            boolean retryable,
            @Nullable Long retryAfter) {}
}
