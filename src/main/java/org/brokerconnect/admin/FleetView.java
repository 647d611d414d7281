package org.brokerconnect.admin;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * All connections at one moment. What is not known, or not there, is absent.
 *
 * @param people how many people have a connection
 * @param nextEnd when the next live session ends
 * @param overdueRenewalSeconds for how long the longest due renewal waits; 0 when none does
 * @param sweepLagSeconds for how long the longest due work of any sweep waits; 0 when none does
 * @param lastBrokerAnswer when a broker last answered anything about a session
 * @param oldestDueRevocation since when the longest due revocation waits
 * @param problems at most 20: those in ERROR, which somebody may have to mend, then those that wait for their person's login; each longest first
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
