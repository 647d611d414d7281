package org.brokerconnect.portfolio.history;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link SamplingSweep}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class SamplingTimer {

    private SamplingSweep sweep;

    /** For the container. */
    public SamplingTimer() {}

    @Inject
    SamplingTimer(SamplingSweep sweep) {
        this.sweep = sweep;
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    public void tick() {
        sweep.run();
    }
}
