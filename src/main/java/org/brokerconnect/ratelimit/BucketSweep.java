package org.brokerconnect.ratelimit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.scheduling.Sweep;

/** Deletes buckets that are full again; a call creates its bucket when there is none. */
@Dependent
class BucketSweep implements Sweep {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final int BATCH = 1_000;

    private final BucketStore buckets;

    @Inject
    BucketSweep(BucketStore buckets) {
        this.buckets = buckets;
    }

    @Override
    public String name() {
        return "buckets";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        int deleted;
        do {
            deleted = buckets.forgetFull(BATCH);
        } while (deleted == BATCH);
    }
}
