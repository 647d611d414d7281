package org.brokerconnect.audit.export;

import java.util.List;

/**
 * The result of verifying an exported audit log.
 *
 * @param complete whether it contains the whole log of its time, by its header
 * @param notes where retention deleted rows while the export was written, each with its line number
 * @param faults what differs from what was exported, each with its line number; empty if the export is intact
 */
public record ExportReport(long events, long entries, boolean complete, List<String> notes, List<String> faults) {

    public ExportReport {
        notes = List.copyOf(notes);
        faults = List.copyOf(faults);
    }

    /** Whether nothing was changed, removed or added. */
    public boolean isIntact() {
        return faults.isEmpty();
    }
}
