package org.brokerconnect.admin;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * Counts over all connections at one moment. Unknown values are absent.
 *
 * @param people number of people with a connection
 * @param nextEnd when the next live session ends
 * @param overdueRenewalSeconds age of the oldest due renewal; 0 if none is due
 * @param sweepLagSeconds age of the oldest due work of any sweep; 0 if none is due
 * @param lastBrokerAnswer the last successful call to a broker within a session
 * @param oldestDueRevocation due time of the oldest due revocation
 * @param problems the connections that need attention, at most 20: ERROR first, then EXPIRED; oldest first
 */
record FleetView(
        Instant asOf,
        List<StateCount> states,
        long people,
        @Nullable Instant nextEnd,
        long overdueRenewalSeconds,
        long sweepLagSeconds,
        @Nullable Instant lastBrokerAnswer,
        long pendingRevocations,
        @Nullable Instant oldestDueRevocation,
        List<AdminConnection> problems) {

    static FleetView of(Fleet fleet, List<AdminConnection> problems, Instant now) {
        return new FleetView(
                now,
                fleet.byState().entrySet().stream()
                        .map(state -> new StateCount(state.getKey(), state.getValue()))
                        .toList(),
                fleet.people(),
                fleet.nextEnd(),
                fleet.overdueRenewalAt(now).toSeconds(),
                fleet.lagAt(now).toSeconds(),
                fleet.lastBrokerAnswer(),
                fleet.pendingRevocations(),
                fleet.oldestDueRevocation(),
                problems);
    }
}
