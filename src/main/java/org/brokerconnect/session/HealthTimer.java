package org.brokerconnect.session;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link HealthSweep}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class HealthTimer {

    private SweepInterval pace;
    private HealthSweep sweep;

    /** For the container. */
    public HealthTimer() {}

    @Inject
    HealthTimer(SweepInterval pace, HealthSweep sweep) {
        this.pace = pace;
        this.sweep = sweep;
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tick() {
        pace.run("health", sweep::run);
    }
}
