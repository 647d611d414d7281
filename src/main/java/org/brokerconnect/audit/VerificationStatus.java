package org.brokerconnect.audit;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * The stored result of the verification of the event log, which is the same on all nodes.
 *
 * @param running the full verification that was requested or is running; null if there is none
 * @param verifiedAt when new events were last verified; null before the first run
 * @param fullVerifiedAt when all events were last verified; null before the first full run
 * @param start position of the newest event that retention deleted
 * @param verified position of the newest verified event
 * @param newest position of the newest event
 * @param fullEvents how many events the last full verification read
 * @param faultCount number of stored faults, at most {@link AuditLogStore#MAX_FAULTS}
 * @param faults the faults that were found first, at most {@link AuditLogStore#SHOWN_FAULTS}
 */
public record VerificationStatus(
        @Nullable Progress running,
        @Nullable Instant verifiedAt,
        @Nullable Instant fullVerifiedAt,
        long start,
        long verified,
        long newest,
        long fullEvents,
        long faultCount,
        List<LogFault> faults) {

    /**
     * A full verification that has not ended.
     *
     * @param since when it began, or when it was requested if it has not begun
     * @param position up to which position events were verified
     */
    public record Progress(Instant since, long position) {}
}
