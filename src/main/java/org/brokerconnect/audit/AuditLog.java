package org.brokerconnect.audit;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.audit.VerificationStatus.Progress;
import org.brokerconnect.vault.SealedColumn;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.UnreadableSecretException;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Immutable;

/** The one row about the log of all connections: its checkpoint, the last verifications, and the lease of a run. */
@Entity
@DynamicUpdate
@Table(name = "audit_log")
class AuditLog {

    static final UUID ID = new UUID(0, 1);

    @Id
    private UUID id;

    @Column(name = "start_position", nullable = false)
    private long startPosition;

    @Column(name = "start_at")
    private Instant startAt;

    @Column(name = "verified_position", nullable = false)
    private long verifiedPosition;

    @Convert(converter = CheckpointColumn.class)
    @Column(name = "checkpoint_sealed")
    private Secret checkpoint;

    @Column(name = "verified_at")
    private Instant verifiedAt;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "full_started_at")
    private Instant fullStartedAt;

    @Column(name = "full_position", nullable = false)
    private long fullPosition;

    @Column(name = "full_verified_at")
    private Instant fullVerifiedAt;

    @Column(name = "full_events", nullable = false)
    private long fullEvents;

    @Column(name = "lease_claim")
    private UUID leaseClaim;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    protected AuditLog() {}

    @Converter
    @Immutable
    static final class CheckpointColumn extends SealedColumn {
        CheckpointColumn() {
            super("audit_log.checkpoint");
        }
    }

    @PostLoad
    void claimSecrets() {
        checkpoint = checkpoint.claimedBy(id);
    }

    /**
     * The checkpoint; {@link Checkpoint#initial} before the first run. Empty if it does not open, or if the positions
     * beside it differ: the row was altered.
     */
    Optional<Checkpoint> checkpoint() {
        if (checkpoint.isEmpty()) {
            return startPosition == verifiedPosition
                    ? Optional.of(Checkpoint.initial(startPosition))
                    : Optional.empty();
        }
        try {
            return Checkpoint.parse(checkpoint.reveal())
                    .filter(known -> known.start().position() == startPosition)
                    .filter(known -> known.verified().position() == verifiedPosition);
        } catch (UnreadableSecretException altered) {
            return Optional.empty();
        }
    }

    /** @param deletedAt when the newest deleted event happened; null if none was deleted by this change */
    void seal(Checkpoint next, @Nullable Instant deletedAt) {
        startPosition = next.start().position();
        verifiedPosition = next.verified().position();
        checkpoint = Secret.of(next.text()).boundTo(id);
        startAt = deletedAt == null ? startAt : deletedAt;
    }

    /** Requests a full run, unless one is requested or under way. */
    void request(Instant now) {
        requestedAt = requestedAt == null && fullStartedAt == null ? now : requestedAt;
    }

    /** Whether a full run was requested or cut off, or the last one ended by {@code latest}. */
    boolean isFullDue(Instant latest) {
        boolean isPending = requestedAt != null || fullStartedAt != null;
        return isPending || fullVerifiedAt == null || !fullVerifiedAt.isAfter(latest);
    }

    void beginFull(Instant now) {
        requestedAt = null;
        fullStartedAt = now;
        fullPosition = startPosition;
    }

    void finishNew(Instant now) {
        verifiedAt = now;
    }

    void finishFull(Instant now, long events) {
        verifiedAt = now;
        fullVerifiedAt = now;
        fullStartedAt = null;
        fullEvents = events;
    }

    /** @return false if another run holds the lease */
    boolean lease(UUID claim, Instant now, Instant until) {
        if (leaseUntil != null && now.isBefore(leaseUntil) && !claim.equals(leaseClaim)) {
            return false;
        }
        leaseClaim = claim;
        leaseUntil = until;
        return true;
    }

    boolean isLeasedTo(UUID claim) {
        return claim.equals(leaseClaim);
    }

    void release() {
        leaseClaim = null;
        leaseUntil = null;
    }

    void fullAt(long position) {
        fullPosition = position;
    }

    /** A run that was cut off is repeated, so it counts as under way. */
    private Progress progress() {
        if (fullStartedAt != null) {
            return new Progress(fullStartedAt, fullPosition);
        }
        return requestedAt == null ? null : new Progress(requestedAt, startPosition);
    }

    VerificationStatus status(List<LogFault> faults, long faultCount, long newest) {
        return new VerificationStatus(
                progress(),
                verifiedAt,
                fullVerifiedAt,
                startPosition,
                verifiedPosition,
                newest,
                fullEvents,
                faultCount,
                faults);
    }
}
