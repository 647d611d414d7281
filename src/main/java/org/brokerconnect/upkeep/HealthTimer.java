package org.brokerconnect.upkeep;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link HealthSweep}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class HealthTimer {

    private Pace pace;
    private HealthSweep sweep;

    /** For the container. */
    public HealthTimer() {}

    @Inject
    HealthTimer(Pace pace, HealthSweep sweep) {
        this.pace = pace;
        this.sweep = sweep;
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tick() {
        pace.run("health", sweep::run);
    }
}
