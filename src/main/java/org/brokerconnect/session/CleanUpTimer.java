package org.brokerconnect.session;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link CleanUpSweep}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class CleanUpTimer {

    private SweepInterval pace;
    private CleanUpSweep sweep;

    /** For the container. */
    public CleanUpTimer() {}

    @Inject
    CleanUpTimer(SweepInterval pace, CleanUpSweep sweep) {
        this.pace = pace;
        this.sweep = sweep;
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tick() {
        pace.run("cleanup", sweep::run);
    }
}
