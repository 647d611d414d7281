package org.brokerconnect.session;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link RenewalSweep}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class RenewalTimer {

    private SweepInterval pace;
    private RenewalSweep sweep;

    /** For the container. */
    public RenewalTimer() {}

    @Inject
    RenewalTimer(SweepInterval pace, RenewalSweep sweep) {
        this.pace = pace;
        this.sweep = sweep;
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tick() {
        pace.run("renewal", sweep::run);
    }
}
