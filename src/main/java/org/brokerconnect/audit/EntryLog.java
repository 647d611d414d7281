package org.brokerconnect.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.vault.SealedColumn;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.UnreadableSecretException;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Immutable;

/**
 * The one row about the administration log: its checkpoint and the last verifications. The digest of a point is the
 * hash of the entry there, which covers all entries before it.
 */
@Entity
@DynamicUpdate
@Table(name = "audit_entry_log")
class EntryLog {

    static final UUID ID = new UUID(0, 1);

    /** Entries have no anchors; the number marks a checkpoint that is sealed. */
    private static final long NO_ANCHORS = 0;

    @Id
    private UUID id;

    @Column(name = "start_position", nullable = false)
    private long startPosition;

    @Column(name = "start_hash", columnDefinition = "char(64)")
    private String startHash;

    @Column(name = "verified_position", nullable = false)
    private long verifiedPosition;

    @Convert(converter = CheckpointColumn.class)
    @Column(name = "checkpoint_sealed")
    private Secret checkpoint;

    @Column(name = "verified_at")
    private Instant verifiedAt;

    @Column(name = "full_verified_at")
    private Instant fullVerifiedAt;

    protected EntryLog() {}

    @Converter
    @Immutable
    static final class CheckpointColumn extends SealedColumn {
        CheckpointColumn() {
            super("audit_entry_log.checkpoint");
        }
    }

    @PostLoad
    void claimSecrets() {
        checkpoint = checkpoint.claimedBy(id);
    }

    /**
     * The checkpoint; {@link Checkpoint#initial} before the first run. Empty if it does not open, or if the columns
     * beside it differ: the row was altered.
     */
    Optional<Checkpoint> checkpoint() {
        if (checkpoint.isEmpty()) {
            return startPosition == 0 && verifiedPosition == 0 ? Optional.of(Checkpoint.initial(0)) : Optional.empty();
        }
        try {
            return Checkpoint.parse(checkpoint.reveal())
                    .filter(known -> known.start().equals(new LogPoint(startPosition, hash(startHash))))
                    .filter(known -> known.verified().position() == verifiedPosition);
        } catch (UnreadableSecretException altered) {
            return Optional.empty();
        }
    }

    private static String hash(String stored) {
        return stored == null ? "" : stored;
    }

    /** Stores the checkpoint, sealed. */
    void seal(Checkpoint next) {
        startPosition = next.start().position();
        startHash = next.start().digest().isEmpty() ? null : next.start().digest();
        verifiedPosition = next.verified().position();
        checkpoint = Secret.of(next.withAnchors(NO_ANCHORS).text()).boundTo(id);
    }

    void verifiedAt(Instant now) {
        verifiedAt = now;
    }

    void fullVerifiedAt(Instant now) {
        verifiedAt = now;
        fullVerifiedAt = now;
    }

    /** Whether the last full verification ended by {@code latest}, or there was none. */
    boolean isFullDue(Instant latest) {
        return fullVerifiedAt == null || !fullVerifiedAt.isAfter(latest);
    }
}
