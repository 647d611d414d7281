package org.brokerconnect.portfolio.history;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link HistoryCleanUp}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class HistoryTimer {

    private HistoryCleanUp cleanUp;

    /** For the container. */
    public HistoryTimer() {}

    @Inject
    HistoryTimer(HistoryCleanUp cleanUp) {
        this.cleanUp = cleanUp;
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void tick() {
        cleanUp.run();
    }
}
