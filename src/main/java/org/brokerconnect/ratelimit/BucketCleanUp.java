package org.brokerconnect.ratelimit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Forgets buckets that nobody has used lately. */
@Dependent
class BucketCleanUp {

    private static final Logger LOG = Logger.getLogger(BucketCleanUp.class.getName());
    private static final int BATCH = 1_000;

    private final BucketStore buckets;

    @Inject
    BucketCleanUp(BucketStore buckets) {
        this.buckets = buckets;
    }

    /** Never throws: servers stop a timer whose method does. */
    void run() {
        try {
            while (buckets.forgetFull(BATCH) == BATCH) {
                LOG.fine("there are more full buckets");
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "full buckets could not be removed and are tried again");
        }
    }
}
