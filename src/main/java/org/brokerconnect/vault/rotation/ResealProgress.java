package org.brokerconnect.vault.rotation;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * How far values are sealed again with the promoted key.
 *
 * @param promotedAt when the key was promoted
 * @param begunAt when the first value was sealed again; absent if none was
 * @param finishedAt when no value was left for the first time; absent until then
 * @param resealed the number of values sealed again; some more after a node was killed
 * @param left the number of values that other keys sealed
 * @param unreadable how many of them did not open when all were last tried
 * @param perSecond the average rate since {@code begunAt}; absent before a second has passed
 */
public record ResealProgress(
        Instant promotedAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        long resealed,
        long left,
        long unreadable,
        @Nullable BigDecimal perSecond) {

    static ResealProgress of(Rotation rotation, long left) {
        return new ResealProgress(
                rotation.promotedAt(),
                rotation.begunAt().orElse(null),
                rotation.finishedAt().orElse(null),
                rotation.resealed(),
                left,
                Math.min(left, rotation.unreadable()),
                rotation.perSecond().orElse(null));
    }
}
