package org.brokerconnect.ratelimit;

import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Estimates the database's clock from the times in its answers and this node's monotonic clock. An answer arrives after
 * the time in it, so the estimate is behind the database's clock unless that was set back. Thread-safe.
 */
final class DatabaseTime {

    private record Answer(Instant time, long nanoTime) {}

    private final LongSupplier nanoTime;
    private Answer best;

    DatabaseTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Empty before the first answer. */
    synchronized Optional<Instant> estimate() {
        return Optional.ofNullable(best).map(answer -> estimate(answer, nanoTime.getAsLong()));
    }

    private static Instant estimate(Answer answer, long now) {
        return answer.time().plusNanos(now - answer.nanoTime());
    }

    /** An answer with this time arrived: the estimate becomes the later of both. */
    synchronized void observe(Instant time) {
        long now = nanoTime.getAsLong();
        if (best == null || estimate(best, now).isBefore(time)) {
            best = new Answer(time, now);
        }
    }

    /** The estimate was wrong, and an answer with this time arrived. */
    synchronized void correct(Instant time) {
        best = new Answer(time, nanoTime.getAsLong());
    }
}
