package org.brokerconnect.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.audit.ChainFault;
import org.brokerconnect.audit.VerificationReport;

/**
 * The result of verifying the event log.
 *
 * @param connections number of verified connections, deleted ones included
 * @param events number of verified events
 * @param broken the first fault of each connection whose chain is broken, at most 100; empty if the log is intact
 */
record Verification(Instant verifiedAt, long connections, long events, List<ChainFaultView> broken) {

    private static final int MAX_FAULTS = 100;

    /** @param sequence number of the first event that does not verify; later ones were not verified */
    record ChainFaultView(UUID connectionId, long sequence, ChainFault.Fault problem) {}

    static Verification of(VerificationReport log, Instant now) {
        return new Verification(
                now,
                log.connections(),
                log.events(),
                log.faults().stream()
                        .limit(MAX_FAULTS)
                        .map(fault -> new ChainFaultView(fault.connectionId(), fault.sequence(), fault.fault()))
                        .toList());
    }
}
