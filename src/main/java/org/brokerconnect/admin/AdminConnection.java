package org.brokerconnect.admin;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.problem.ProblemCatalog;

/**
 * Anybody's connection, as administrators see it.
 *
 * @param reason stable slug of why, where there is more to say than the state
 * @param message the reason in words, as its person is told
 * @param since when it came to its stored state
 * @param expiresAt when the session ends, or ended
 * @param failures how often the broker failed it in a row
 */
record AdminConnection(
        UUID connectionId,
        String owner,
        String label,
        String broker,
        @Nullable String brokerUserId,
        ConnectionState state,
        @Nullable String reason,
        @Nullable String message,
        Instant since,
        @Nullable Instant expiresAt,
        @Nullable Instant lastCheckedAt,
        int failures) {

    static AdminConnection of(ConnectionSummary outline, Instant now, Locale locale, String brokerName) {
        Optional<String> reason = outline.reasonAt(now);
        return new AdminConnection(
                outline.id(),
                outline.owner(),
                outline.label(),
                outline.broker(),
                outline.brokerUserId(),
                outline.stateAt(now),
                reason.orElse(null),
                reason.map(code ->
                                ProblemCatalog.words(code, locale, brokerName).text())
                        .orElse(null),
                outline.since(),
                outline.expiresAt(),
                outline.lastCheckedAt(),
                Optional.ofNullable(outline.failures()).orElse(0));
    }
}
