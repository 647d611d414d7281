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
 * The tokens of one bucket at one instant, as Bucket4j counts them; below zero when calls are promised for later. Not for use by several threads.
 */
final class TokenBucket {

    /** Longer than any promise or pause lasts. A bucket that is full only later than this was kept by a clock that was set back since. */
    private static final Duration NEVER_FULL_LATER = Duration.ofSeconds(90);

    /** A broker that asks for more is asked again after this. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

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

    /** Those of a row, with what came in until now; a full bucket if there was none, and one that fills at another rate if the settings changed. */
    static TokenBucket of(Row row, Rate rate) {
        BucketConfiguration wanted = rate.bucket();
        boolean isUsable =
                row.state() != null && row.fullAt().isBefore(row.now().plus(NEVER_FULL_LATER));
        RemoteBucketState state = isUsable ? new MutableBucketEntry(row.state()).get() : full(wanted, row.now());
        state.refillAllBandwidth(nanos(row.now()));
        if (!state.getConfiguration().equals(wanted)) {
            state.replaceConfiguration(wanted, TokensInheritanceStrategy.AS_IS, nanos(row.now()));
        }
        return new TokenBucket(rate, row, state);
    }

    private static RemoteBucketState full(BucketConfiguration bucket, Instant now) {
        return new RemoteBucketState(
                BucketState.createInitialState(bucket, MathType.INTEGER_64_BITS, nanos(now)), new RemoteStat(0), null);
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    /**
     * A token that was taken.
     *
     * @param delay from now until {@code due}
     * @param due when it may be used, by the database's clock
     * @param pauses how many there had been by then
     */
    record Promise(Duration delay, Instant due, int pauses) {}

    /** Takes a token, which may be one that is still to come; empty when that takes longer, and none was taken. */
    Optional<Promise> promise(Duration longest) {
        Duration wait = until(1);
        if (wait.compareTo(longest) > 0) {
            return Optional.empty();
        }
        state.consume(1);
        return Optional.of(new Promise(wait, now.plus(wait), pauses));
    }

    /**
     * Redeems a promise that is due. A refusal by the broker voids promises, and so does coming later than the rate
     * tolerates, because calls that come late come together with later ones; then it is as {@link #promise}.
     */
    Optional<Promise> redeem(Promise promise, Duration longest) {
        boolean isLate = !now.isBefore(promise.due().plus(rate.tolerance()));
        return isLate || promise.pauses() != pauses
                ? promise(longest)
                : Optional.of(new Promise(Duration.ZERO, promise.due(), pauses));
    }

    /** Takes a token that is there, if as many others stay. @return zero, or after how long to ask again if nobody else takes one */
    Duration takeBut(int others) {
        Duration wait = until(1 + Math.min(others, rate.burst() - 1));
        if (wait.isZero()) {
            state.consume(1);
        }
        return wait;
    }

    private Duration until(int tokens) {
        return Duration.ofNanos(state.calculateDelayNanosAfterWillBePossibleToConsume(tokens, nanos(now), false));
    }

    /** Voids what was promised, and leaves so few that none is there for this long. */
    void empty(Duration pause) {
        Duration atMost = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        long surplus = state.getAvailableTokens() + rate.tokensIn(atMost);
        if (surplus > 0) {
            state.consume(surplus);
        } else {
            state.addTokens(-surplus);
        }
        pauses++;
    }

    /** The row to keep. */
    Row row() {
        byte[] bytes = new MutableBucketEntry(state).getStateBytes(Versions.getLatest());
        Duration left = Duration.ofNanos(state.calculateFullRefillingTime(nanos(now)));
        return new Row(bytes, now.plus(left), pauses, now);
    }
}
