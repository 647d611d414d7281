package org.brokerconnect.admin;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.StoredState;

/**
 * What can be known of a connection without opening a secret: for lists over everybody's connections.
 *
 * @param since when it came to its stored state
 * @param brokerUserId the account at the broker; null while none is known
 * @param expiresAt when the session ends, or ended; null when there is none
 * @param renewable whether the session can be renewed without its person
 * @param lastCheckedAt when the broker last answered about the session; null when there is none
 * @param failures how often the broker failed it in a row; null when there is no session
 */
public record ConnectionSummary(
        UUID id,
        String owner,
        String label,
        String broker,
        StoredState standing,
        Instant since,
        String brokerUserId,
        Instant expiresAt,
        boolean renewable,
        Instant lastCheckedAt,
        Integer failures) {

    /** What is true at {@code now}, as its person sees it. */
    public ConnectionState stateAt(Instant now) {
        return standing.stateAt(now, renewable ? null : expiresAt);
    }

    /** Stable slug of why, where there is more to say than the state. */
    public Optional<String> reasonAt(Instant now) {
        return standing.reasonFor(stateAt(now));
    }
}
