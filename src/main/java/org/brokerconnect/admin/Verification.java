package org.brokerconnect.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.audit.ChainFault;
import org.brokerconnect.audit.VerificationReport;

/**
 * Whether the log of changes is what was written.
 *
 * @param connections how many connections' logs were looked at, deleted ones as well
 * @param events how many changes were looked at
 * @param broken the first broken place of each connection whose log is broken, at most 100; empty when all is well
 */
record Verification(Instant verifiedAt, long connections, long events, List<BrokenPlace> broken) {

    private static final int SHOWN_MAX = 100;

    /** @param sequence the number of the change that is not what was written; what follows it was not looked at */
    record BrokenPlace(UUID connectionId, long sequence, ChainFault.Fault problem) {}

    static Verification of(VerificationReport log, Instant now) {
        return new Verification(
                now,
                log.connections(),
                log.events(),
                log.faults().stream()
                        .limit(SHOWN_MAX)
                        .map(place -> new BrokenPlace(place.connectionId(), place.sequence(), place.fault()))
                        .toList());
    }
}
