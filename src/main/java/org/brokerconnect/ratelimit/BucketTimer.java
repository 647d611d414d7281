package org.brokerconnect.ratelimit;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link BucketCleanUp}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class BucketTimer {

    private BucketCleanUp cleanUp;

    /** For the container. */
    public BucketTimer() {}

    @Inject
    BucketTimer(BucketCleanUp cleanUp) {
        this.cleanUp = cleanUp;
    }

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    public void tick() {
        cleanUp.run();
    }
}
