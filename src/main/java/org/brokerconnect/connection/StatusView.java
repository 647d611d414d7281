package org.brokerconnect.connection;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a connection stands, for people and for programs. What is not known is absent. */
@Schema(name = "StatusView")
public record StatusView(
        @Schema(required = true) UUID configId,
        @Schema(required = true) String broker,
        @Schema(required = true) String label,
        @Schema(required = true) ConnectionState state,

        @Schema(description = "stable slug of why, where there is more to say than the state")
        String reason,

        @Schema(required = true, description = "the state in words, with what to do next")
        String message,

        String brokerUserId,
        String brokerUserName,
        Instant connectedAt,
        Instant lastCheckedAt,
        Instant lastSyncAt,

        @Schema(description = "when the session ends, or ended")
        Instant expiresAt,

        @Schema(description = "when something is next due: renewal, a new login, or another try")
        Instant nextActionAt,

        StatusError error) {

    /** What is wrong. {@code retryable}: waiting is enough. {@code retryAfter}: seconds until the next try makes sense; absent when not known. */
    @Schema(name = "StatusError")
    public record StatusError(
            @Schema(required = true) String code,
            @Schema(required = true) String message,
            @Schema(required = true) boolean retryable,
            Long retryAfter) {}
}
