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
     * The end of a session whose tokens the broker gave at {@code now}: {@code given}, but not later than the broker's
     * calendar allows.
     */
    Instant endOfSession(String broker, Instant given, Instant now);

    /** The plan for new tokens of this broker that end at {@code end}. */
    SessionPlan plan(String broker, boolean renewable, Instant end, Instant now);

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
