package org.brokerconnect.connection;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides when a session is renewed, checked and warned about, and when failures become an error. The writers call it
 * under the row lock, because the results depend on the row. Package {@code session} implements it.
 */
public interface SessionPolicy {

    /**
     * The plan for new tokens of this broker.
     *
     * @param renewable whether there is a refresh token
     * @param accessEnds when the access token ends
     * @param grantEnds when the refresh token ends; null if that is unknown or never, or there is none
     */
    SessionPlan plan(String broker, boolean renewable, Instant accessEnds, @Nullable Instant grantEnds, Instant now);

    /** Whether this broker's sessions are renewed as often as they are used, so that a renewal is no event. */
    boolean isRenewedOnUse(String broker);

    /** The next warning before {@code end}; null when none is left. */
    @Nullable
    Instant nextWarning(Instant end, Instant now);

    /** The next health check after a call that succeeded at {@code now}. */
    Instant nextCheck(Instant now);

    /**
     * The next try after a failure at {@code now}.
     *
     * @param failures how many calls failed in a row, from 1
     * @param requestedPause the shortest pause that the broker requested; zero if it requested none
     */
    Instant retryAt(int failures, Duration requestedPause, Instant now);

    /** For how long calls may fail before the connection is shown as ERROR. */
    Duration errorAfter();
}
