package org.brokerconnect.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.connection.ConnectionState;

/**
 * All connections at one moment, in numbers.
 *
 * @param byState how many there are in each stored state; every state but CONNECTING is a key
 * @param people how many people have a connection
 * @param pendingRevocations how many sessions brokers have still to be told of
 * @param oldestDueRenewal since when the longest due renewal waits; null when none does
 * @param oldestDueEnd since when the longest ended session waits to be marked so; null when none does
 * @param oldestDueRevocation since when the longest due revocation waits; null when none does
 * @param nextEnd when the next live session ends; null when none lives
 * @param lastBrokerAnswer when a broker last answered anything about a session; null when none ever did
 */
record Fleet(
        Map<ConnectionState, Long> byState,
        long people,
        long pendingRevocations,
        Instant oldestDueRenewal,
        Instant oldestDueEnd,
        Instant oldestDueRevocation,
        Instant nextEnd,
        Instant lastBrokerAnswer) {

    /** How long the longest due work of any sweep has waited; zero when none waits. */
    Duration lagAt(Instant now) {
        return Optional.ofNullable(earliest(oldestDueRenewal, earliest(oldestDueEnd, oldestDueRevocation)))
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }

    /** How long the longest due renewal has waited; zero when none waits. */
    Duration overdueRenewalAt(Instant now) {
        return oldestDueRenewal == null ? Duration.ZERO : Duration.between(oldestDueRenewal, now);
    }

    private static Instant earliest(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
