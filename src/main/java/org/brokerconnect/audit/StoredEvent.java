package org.brokerconnect.audit;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionEvent;

/**
 * One row of the log, with what comes before it.
 *
 * @param before position and hash of the event before it in the same connection; null if there is none
 * @param anchor number and hash of the newest event of the connection that retention deleted; null if there is none
 * @param content the whole event; null if its columns have values that no event can have
 */
public record StoredEvent(
        long position,
        UUID connection,
        long sequence,
        String hash,
        @Nullable Link before,
        @Nullable Link anchor,
        @Nullable ConnectionEvent content) {

    /** An event that another one follows: its position, or the number of an anchor, and its hash. */
    public record Link(long number, String hash) {}

    boolean isDeletedByRetention() {
        return anchor != null && sequence <= anchor.number();
    }

    /** Whether the event before it is stored, was deleted by retention, or never existed. */
    boolean hasPredecessor() {
        return before != null || isAfterAnchor() || sequence == 1 && anchor == null;
    }

    private boolean isAfterAnchor() {
        return anchor != null && anchor.number() == sequence - 1;
    }

    /** Whether the content is the one that was hashed, and the event follows the one before it. */
    boolean isAsWritten() {
        boolean inOrder = before == null || before.number() < position;
        return inOrder && content != null && hash.equals(content.hashAfter(previousHash()));
    }

    private String previousHash() {
        if (before != null) {
            return before.hash();
        }
        return isAfterAnchor() ? anchor.hash() : null;
    }
}
