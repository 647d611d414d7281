package org.brokerconnect.admin;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.audit.LogFault;
import org.brokerconnect.audit.VerificationStatus;

/**
 * The verification of the event log.
 *
 * @param running the full verification that was requested or is under way; absent if there is none
 * @param verifiedAt when new events were last verified; absent before the first run
 * @param fullVerifiedAt when all events were last verified; absent before the first full run
 * @param start position of the newest event that retention deleted; 0 if none was
 * @param verifiedUpTo position of the newest verified event
 * @param newest position of the newest event
 * @param events number of events that the last full verification read
 * @param faultCount number of stored faults, at most 1000
 * @param faults at most 100 faults; empty if the log is intact
 */
public record VerificationView(
        @Nullable ProgressView running,
        @Nullable Instant verifiedAt,
        @Nullable Instant fullVerifiedAt,
        long start,
        long verifiedUpTo,
        long newest,
        long events,
        long faultCount,
        List<LogFaultView> faults) {

    /** @param position up to which position events were verified */
    public record ProgressView(Instant since, long position) {}

    /**
     * @param entries whether it concerns the entries about administrators and keys, else the events of connections
     * @param connectionId absent if the fault concerns positions of the whole log
     * @param sequence the number of the event within its connection; absent with {@code connectionId}
     * @param firstPosition first position that is concerned; absent if it is unknown
     * @param lastPosition last position that is concerned; absent with {@code firstPosition}
     */
    public record LogFaultView(
            LogFault.FaultKind problem,
            boolean entries,
            @Nullable UUID connectionId,
            @Nullable Long sequence,
            @Nullable Long firstPosition,
            @Nullable Long lastPosition) {

        static LogFaultView of(LogFault fault) {
            return new LogFaultView(
                    fault.kind(), fault.ofEntries(), fault.connection(), fault.sequence(), fault.first(), fault.last());
        }
    }

    static VerificationView of(VerificationStatus status) {
        VerificationStatus.Progress running = status.running();
        return new VerificationView(
                running == null ? null : new ProgressView(running.since(), running.position()),
                status.verifiedAt(),
                status.fullVerifiedAt(),
                status.start(),
                status.verified(),
                status.newest(),
                status.fullEvents(),
                status.faultCount(),
                status.faults().stream().map(LogFaultView::of).toList());
    }
}
