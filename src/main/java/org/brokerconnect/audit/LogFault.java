package org.brokerconnect.audit;

import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A difference between the event log and what was written to it.
 *
 * @param connection the connection of the event; null if the fault concerns positions of the whole log
 * @param sequence the number of the event within its connection; null with {@code connection}
 * @param first the first position that is concerned; null if it is unknown
 * @param last the last position that is concerned; null with {@code first}
 */
public record LogFault(
        FaultKind kind,
        @Nullable UUID connection,
        @Nullable Long sequence,
        @Nullable Long first,
        @Nullable Long last) {

    /** How the log differs. The names are part of the API and are stored. */
    public enum FaultKind {
        /** Events were removed. */
        MISSING,
        /** An event has different content, or was moved. */
        ALTERED,
        /** An event was inserted. */
        ADDED,
        /** The events between two positions are consistent, but are not those that were verified before. */
        REWRITTEN,
        /** Anchors, which retention left for connections, were removed or inserted. */
        ANCHORS,
        /** The stored state of the verification was altered, or its key is not in the key ring. */
        CHECKPOINT,
        /** Entries of the administration log were removed. */
        ENTRY_MISSING,
        /** An entry of the administration log has different content, or was moved or inserted. */
        ENTRY_ALTERED,
        /** The entries of the administration log are consistent, but are not those that were verified before. */
        ENTRY_REWRITTEN,
        /** The stored state of the verification of the administration log was altered, or its key is missing. */
        ENTRY_CHECKPOINT;

        /** Whether it concerns the administration log; else the events of connections. */
        boolean isOfEntry() {
            return name().startsWith("ENTRY_");
        }
    }

    static LogFault ofEvent(FaultKind kind, UUID connection, long sequence, long position) {
        return new LogFault(kind, connection, sequence, position, position);
    }

    /** A fault of an event whose position is unknown. */
    static LogFault ofSequence(FaultKind kind, UUID connection, long sequence) {
        return new LogFault(kind, connection, sequence, null, null);
    }

    static LogFault ofPositions(FaultKind kind, long first, long last) {
        return new LogFault(kind, null, null, first, last);
    }

    static LogFault ofLog(FaultKind kind) {
        return new LogFault(kind, null, null, null, null);
    }

    /** The same for equal faults. */
    UUID id() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8));
    }
}
