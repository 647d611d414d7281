package org.brokerconnect.upkeep;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link ExpirySweep}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ExpiryTimer {

    private Pace pace;
    private ExpirySweep sweep;

    /** For the container. */
    public ExpiryTimer() {}

    @Inject
    ExpiryTimer(Pace pace, ExpirySweep sweep) {
        this.pace = pace;
        this.sweep = sweep;
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tick() {
        pace.run("expiry", sweep::run);
    }
}
