package org.brokerconnect.session;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link RevocationSweep}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class RevocationTimer {

    private SweepInterval pace;
    private RevocationSweep sweep;

    /** For the container. */
    public RevocationTimer() {}

    @Inject
    RevocationTimer(SweepInterval pace, RevocationSweep sweep) {
        this.pace = pace;
        this.sweep = sweep;
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tick() {
        pace.run("revocation", sweep::run);
    }
}
