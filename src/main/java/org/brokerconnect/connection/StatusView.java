package org.brokerconnect.connection;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * How a connection stands, for people and for programs. What is not known is absent.
 *
 * @param reason stable slug of why, where there is more to say than the state
 * @param message the state in words, with what to do next
 * @param expiresAt when the session ends, or ended
 * @param renewable whether the session is renewed without the person, so that its end is none; absent without a session
 * @param nextActionAt when something is next due: renewal, a new login, or another try
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
        @Nullable Instant nextActionAt,
        @Nullable StatusError error) {

    /**
     * What is wrong.
     *
     * @param retryable whether waiting is enough
     * @param retryAfter seconds until the next try makes sense; absent when not known
     */
    public record StatusError(
            String code,
            String message,
            boolean retryable,
            @Nullable Long retryAfter) {}
}
