package org.brokerconnect.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.connection.ConnectionState;

/**
 * Counts and ages over all connections at one moment.
 *
 * @param byState connections by stored state; every state except CONNECTING is a key
 * @param people number of people with a connection
 * @param pendingRevocations sessions still to be revoked at their brokers
 * @param oldestDueRenewal due time of the oldest pending renewal; null if none is due
 * @param oldestDueEnd end of the oldest session that is not yet marked as expired; null if none
 * @param oldestDueRevocation due time of the oldest pending revocation; null if none is due
 * @param nextEnd when the next live session ends; null if there is none
 * @param lastBrokerAnswer the last successful call to a broker within a session; null if none
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

    /** How long the oldest due work of any sweep has been pending; zero if none is due. */
    Duration lagAt(Instant now) {
        return Optional.ofNullable(earliest(oldestDueRenewal, earliest(oldestDueEnd, oldestDueRevocation)))
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }

    /** How long the oldest due renewal has been pending; zero if none is due. */
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
