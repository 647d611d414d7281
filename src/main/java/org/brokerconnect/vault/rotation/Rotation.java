package org.brokerconnect.vault.rotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The key that all nodes seal with, and how far the values of other keys are sealed again. There is one row. */
@Entity
@Table(name = "vault_rotation")
public class Rotation {

    static final byte ID = 1;

    @Id
    private byte id;

    @Column(name = "primary_key_id", nullable = false)
    private long primaryKey;

    @Column(name = "file_primary_id", nullable = false)
    private long filePrimary;

    @Column(name = "promoted_at", nullable = false)
    private Instant promotedAt;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "last_at")
    private Instant lastAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(nullable = false)
    private long resealed;

    @Column(nullable = false)
    private long unreadable;

    protected Rotation() {}

    void promote(long keyId, Instant now) {
        primaryKey = keyId;
        promotedAt = now;
        begunAt = null;
        lastAt = null;
        finishedAt = null;
        resealed = 0;
        unreadable = 0;
    }

    void setFilePrimary(long keyId) {
        filePrimary = keyId;
    }

    /** Adds values that were sealed again. @return whether they are the first since the promotion */
    boolean add(long values, Instant now) {
        boolean isFirst = begunAt == null;
        begunAt = isFirst ? now : begunAt;
        lastAt = now;
        resealed += values;
        return isFirst;
    }

    /** Records that nothing is left but unreadable values. @return whether it is the first time since the promotion */
    boolean finish(long unreadableValues, Instant now) {
        boolean isFirst = finishedAt == null;
        finishedAt = isFirst ? now : finishedAt;
        unreadable = unreadableValues;
        return isFirst;
    }

    long primaryKey() {
        return primaryKey;
    }

    long filePrimary() {
        return filePrimary;
    }

    Instant promotedAt() {
        return promotedAt;
    }

    /** When the first value was sealed again; empty if none was. */
    Optional<Instant> begunAt() {
        return Optional.ofNullable(begunAt);
    }

    /** The average number of values in a second since the first; empty if all were sealed in one second. */
    Optional<BigDecimal> perSecond() {
        long millis = begunAt == null ? 0 : Duration.between(begunAt, lastAt).toMillis();
        return millis < 1_000
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(resealed * 1_000)
                        .divide(BigDecimal.valueOf(millis), 1, RoundingMode.HALF_UP));
    }

    Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    long resealed() {
        return resealed;
    }

    long unreadable() {
        return unreadable;
    }
}
