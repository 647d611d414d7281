package org.brokerconnect.admin;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.problem.ProblemCatalog;

/**
 * A connection of any owner, as administrators see it.
 *
 * @param brokerName the display name of the broker; its id if this installation lacks it
 * @param reason problem slug; absent if the state needs no explanation
 * @param message the explanation that the owner sees
 * @param since when the stored state began
 * @param expiresAt when the session ends or ended
 * @param failures consecutive failed calls
 */
record AdminConnection(
        UUID connectionId,
        String owner,
        String label,
        String broker,
        String brokerName,
        @Nullable String brokerUserId,
        ConnectionState state,
        @Nullable String reason,
        @Nullable String message,
        Instant since,
        @Nullable Instant expiresAt,
        @Nullable Instant lastCheckedAt,
        int failures) {

    /** @param brokerName null if this installation lacks the broker */
    static AdminConnection of(ConnectionSummary summary, Instant now, Locale locale, @Nullable String brokerName) {
        Optional<String> reason = summary.reasonAt(now);
        return new AdminConnection(
                summary.id(),
                summary.owner(),
                summary.label(),
                summary.broker(),
                Optional.ofNullable(brokerName).orElse(summary.broker()),
                summary.brokerUserId(),
                summary.stateAt(now),
                reason.orElse(null),
                reason.map(code ->
                                ProblemCatalog.words(code, locale, brokerName).text())
                        .orElse(null),
                summary.since(),
                summary.expiresAt(),
                summary.lastCheckedAt(),
                Optional.ofNullable(summary.failures()).orElse(0));
    }
}
