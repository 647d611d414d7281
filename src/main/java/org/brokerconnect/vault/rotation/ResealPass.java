package org.brokerconnect.vault.rotation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.vault.UnreadableSecretException;

/**
 * One pass over the values of all keys but one, column by column. A value that does not open is passed over, so it does
 * not keep the others waiting ({@link UnreadableSecretException}). Not thread-safe.
 */
final class ResealPass {

    private record Part(SealedField field, long keyId, UUID after) {}

    private final Deque<Part> parts = new ArrayDeque<>();
    private final SealedStore sealed;
    private long resealed;
    private long unreadable;

    ResealPass(SealedStore sealed, List<Long> oldKeys) {
        this.sealed = sealed;
        for (SealedField field : oldKeys.isEmpty() ? List.<SealedField>of() : sealed.fields()) {
            oldKeys.forEach(keyId -> parts.add(new Part(field, keyId, null)));
        }
    }

    boolean isDone() {
        return parts.isEmpty();
    }

    /** Reads up to {@code limit} values and seals them again. @return how many it read */
    int step(int limit) {
        Part part = parts.remove();
        ResealedBatch batch = sealed.reseal(part.field(), part.keyId(), part.after(), limit);
        if (batch.last() != null) {
            parts.addFirst(new Part(part.field(), part.keyId(), batch.last()));
        }
        resealed += batch.resealed();
        unreadable += batch.unreadable();
        return batch.resealed() + batch.unreadable();
    }

    /** The number of values that were sealed again since the last call. */
    long takeResealed() {
        long taken = resealed;
        resealed = 0;
        return taken;
    }

    /** The number of values that did not open. */
    long unreadable() {
        return unreadable;
    }
}
