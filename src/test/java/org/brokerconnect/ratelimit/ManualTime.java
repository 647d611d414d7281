package org.brokerconnect.ratelimit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A monotonic clock that only {@link #advance} moves. */
final class ManualTime implements TimeMeter {

    private volatile long nanos = 1;

    void advance(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
