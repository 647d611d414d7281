package org.brokerconnect.ratelimit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.MathType;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.remote.MutableBucketEntry;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.remote.RemoteStat;
import io.github.bucket4j.distributed.versioning.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.brokerconnect.ratelimit.BucketStore.Row;

/**
 * The state of one bucket at one instant, kept by Bucket4j. The number of tokens is negative while reservations are
 * outstanding. Not thread-safe.
 */
final class TokenBucket {

    /** Longer than any reservation or pause of a bucket that fills within a minute. */
    private static final Duration MAX_FILL_TIME = Duration.ofSeconds(90);

    /** The upper limit of a pause that a broker requests. */
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final Rate rate;
    private final Instant now;
    private final RemoteBucketState state;
    private int pauses;

    private TokenBucket(Rate rate, Row row, RemoteBucketState state) {
        this.rate = rate;
        this.now = row.now();
        this.pauses = row.pauses();
        this.state = state;
    }

    /** The row's bucket, refilled until now and adapted to changed settings; a full bucket for a new row. */
    static TokenBucket of(Row row, Rate rate) {
        BucketConfiguration wanted = rate.bucket();
        boolean isUsable =
                row.state() != null && row.fullAt().isBefore(row.now().plus(maxFillTime(rate)));
        RemoteBucketState state = isUsable ? new MutableBucketEntry(row.state()).get() : full(wanted, row.now());
        state.refillAllBandwidth(nanos(row.now()));
        if (!state.getConfiguration().equals(wanted)) {
            state.replaceConfiguration(wanted, TokensInheritanceStrategy.AS_IS, nanos(row.now()));
        }
        return new TokenBucket(rate, row, state);
    }

    /** A later fill time means that the clock was set back; the bucket is reset then. */
    private static Duration maxFillTime(Rate rate) {
        Duration ofSlowBucket = rate.fillTime().multipliedBy(3).dividedBy(2);
        return ofSlowBucket.compareTo(MAX_FILL_TIME) > 0 ? ofSlowBucket : MAX_FILL_TIME;
    }

    private static RemoteBucketState full(BucketConfiguration bucket, Instant now) {
        return new RemoteBucketState(
                BucketState.createInitialState(bucket, MathType.INTEGER_64_BITS, nanos(now)), new RemoteStat(0), null);
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    /**
     * A token that was taken and may be used later.
     *
     * @param delay from now until {@code due}; zero when it may be used at once
     * @param due when it may be used, by the database's clock
     * @param pauses the bucket's number of pauses when it was taken
     */
    record Reservation(Duration delay, Instant due, int pauses) {}

    /**
     * Takes the next token, now or in the future. Empty, and nothing is taken, if it is further away than
     * {@code maxDelay}.
     */
    Optional<Reservation> reserve(Duration maxDelay) {
        Duration delay = delayUntil(1);
        if (delay.compareTo(maxDelay) > 0) {
            return Optional.empty();
        }
        state.consume(1);
        return Optional.of(new Reservation(delay, now.plus(delay), pauses));
    }

    /**
     * Redeems a reservation that is due. It is void, and a new one is made as by {@link #reserve}, after a 429 of the
     * broker, and after more than the rate's tolerance, because a late call would be sent together with later ones.
     */
    Optional<Reservation> redeem(Reservation reservation, Duration maxDelay) {
        boolean isLate = !now.isBefore(reservation.due().plus(rate.tolerance()));
        return isLate || reservation.pauses() != pauses
                ? reserve(maxDelay)
                : Optional.of(new Reservation(Duration.ZERO, reservation.due(), pauses));
    }

    /**
     * Takes a token if {@code reserved} others remain, or as many of them as the burst allows.
     *
     * @return zero if a token was taken, else the delay before the next try
     */
    Duration takeSpare(int reserved) {
        Duration delay = delayUntil(1 + Math.min(reserved, rate.burst() - 1));
        if (delay.isZero()) {
            state.consume(1);
        }
        return delay;
    }

    /** How many calls may be sent now; at least 0. */
    long available() {
        return Math.max(0, state.getAvailableTokens());
    }

    /** The time until a token is free; zero when one is. */
    Duration delay() {
        return delayUntil(1);
    }

    private Duration delayUntil(int tokens) {
        return Duration.ofNanos(state.calculateDelayNanosAfterWillBePossibleToConsume(tokens, nanos(now), false));
    }

    /** Voids all reservations and leaves no token for the length of the pause, at most a minute. */
    void drain(Duration pause) {
        Duration atMost = pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE;
        long surplus = state.getAvailableTokens() + rate.tokensIn(atMost);
        if (surplus > 0) {
            state.consume(surplus);
        } else {
            state.addTokens(-surplus);
        }
        pauses++;
    }

    /** The row to store. */
    Row row() {
        byte[] bytes = new MutableBucketEntry(state).getStateBytes(Versions.getLatest());
        Duration untilFull = Duration.ofNanos(state.calculateFullRefillingTime(nanos(now)));
        return new Row(bytes, now.plus(untilFull), pauses, now);
    }
}
