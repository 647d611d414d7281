package org.brokerconnect.portfolio.history;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link ReadingSweep}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ReadingTimer {

    private ReadingSweep sweep;

    /** For the container. */
    public ReadingTimer() {}

    @Inject
    ReadingTimer(ReadingSweep sweep) {
        this.sweep = sweep;
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    public void tick() {
        sweep.run();
    }
}
