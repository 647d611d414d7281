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
 * @param ofEntries whether it concerns the entries of the administration log, else the events of connections
 */
public record LogFault(
        FaultKind kind,
        @Nullable UUID connection,
        @Nullable Long sequence,
        @Nullable Long first,
        @Nullable Long last,
        boolean ofEntries) {

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
        CHECKPOINT
    }

    static LogFault ofEvent(FaultKind kind, UUID connection, long sequence, long position) {
        return new LogFault(kind, connection, sequence, position, position, false);
    }

    /** A fault of an event whose position is unknown. */
    static LogFault ofSequence(FaultKind kind, UUID connection, long sequence) {
        return new LogFault(kind, connection, sequence, null, null, false);
    }

    static LogFault ofPositions(FaultKind kind, long first, long last) {
        return new LogFault(kind, null, null, first, last, false);
    }

    static LogFault ofLog(FaultKind kind) {
        return new LogFault(kind, null, null, null, null, false);
    }

    static LogFault ofEntries(FaultKind kind, long first, long last) {
        return new LogFault(kind, null, null, first, last, true);
    }

    static LogFault ofEntryLog(FaultKind kind) {
        return new LogFault(kind, null, null, null, null, true);
    }

    /** The same for equal faults. It is stored: the text for a fault of events never changes. */
    UUID id() {
        String text = "LogFault[kind=" + kind + ", connection=" + connection + ", sequence=" + sequence + ", first="
                + first + ", last=" + last + (ofEntries ? ", entries]" : "]");
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
