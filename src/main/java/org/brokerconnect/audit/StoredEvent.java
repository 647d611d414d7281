package org.brokerconnect.audit;

import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.connection.EventHash;

/**
 * One row of the log as it is stored, with what comes before it. Its columns are text, because an altered row may have
 * values that an entity cannot have.
 *
 * @param fields the columns that the hash covers between {@code sequence} and {@code hash}, in their order
 * @param before position and hash of the event before it in the same connection; null if there is none
 * @param anchor number and hash of the newest event of the connection that retention deleted; null if there is none
 */
public record StoredEvent(
        long position,
        UUID connection,
        long sequence,
        List<String> fields,
        String hash,
        @Nullable Link before,
        @Nullable Link anchor) {

    /** An event that another one follows: its position, or the number of an anchor, and its hash. */
    public record Link(long number, String hash) {}

    private static final int HAPPENED_AT = 1;

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
        return inOrder && hash.equals(hashAfter(previousHash()));
    }

    private String previousHash() {
        if (before != null) {
            return before.hash();
        }
        return isAfterAnchor() ? anchor.hash() : null;
    }

    private String hashAfter(String previous) {
        EventHash content =
                new EventHash(previous).with(position).with(connection).with(sequence);
        for (int i = 0; i < fields.size(); i++) {
            content.with(i == HAPPENED_AT ? instant(fields.get(i)) : fields.get(i));
        }
        return content.hex();
    }

    private static Object instant(String stored) {
        try {
            return Instant.parse(stored);
        } catch (DateTimeException altered) {
            return stored;
        }
    }
}
