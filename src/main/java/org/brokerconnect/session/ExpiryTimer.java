package org.brokerconnect.session;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link ExpirySweep}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ExpiryTimer {

    private SweepInterval pace;
    private ExpirySweep sweep;

    /** For the container. */
    public ExpiryTimer() {}

    @Inject
    ExpiryTimer(SweepInterval pace, ExpirySweep sweep) {
        this.pace = pace;
        this.sweep = sweep;
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tick() {
        pace.run("expiry", sweep::run);
    }
}
