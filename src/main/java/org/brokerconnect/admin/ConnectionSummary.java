package org.brokerconnect.admin;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.StoredState;

/**
 * A connection without its secrets, for lists over all connections.
 *
 * @param since when the stored state began
 * @param brokerUserId the account at the broker; null if unknown
 * @param expiresAt when the session ends or ended; null without a session
 * @param renewable whether the session can be renewed without a login
 * @param lastCheckedAt the last successful call within the session; null without a session
 * @param failures consecutive failed calls; null without a session
 */
public record ConnectionSummary(
        UUID id,
        String owner,
        String label,
        String broker,
        StoredState storedState,
        Instant since,
        String brokerUserId,
        Instant expiresAt,
        boolean renewable,
        Instant lastCheckedAt,
        Integer failures) {

    /** The state at {@code now}, as the owner sees it. */
    public ConnectionState stateAt(Instant now) {
        return storedState.stateAt(now, renewable ? null : expiresAt);
    }

    /** The problem slug that explains the state; empty if it needs no explanation. */
    public Optional<String> reasonAt(Instant now) {
        return storedState.reasonFor(stateAt(now));
    }
}
