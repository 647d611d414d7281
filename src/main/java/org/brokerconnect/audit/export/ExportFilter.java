package org.brokerconnect.audit.export;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * Selects what an export of the audit log contains. A null component selects everything.
 *
 * @param from the first instant, inclusive
 * @param to the last instant, exclusive
 * @param person the owner of the connections, or the person whose data an entry concerns
 */
public record ExportFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String person) {

    /** Whether the export contains the whole log, so that a gap in it is a fault. */
    boolean isComplete() {
        return from == null && to == null && person == null;
    }
}
