package org.brokerconnect.handshake;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The clock of {@link AttemptCleanUp}. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class AttemptTimer {

    private AttemptCleanUp cleanUp;

    /** For the container. */
    public AttemptTimer() {}

    @Inject
    AttemptTimer(AttemptCleanUp cleanUp) {
        this.cleanUp = cleanUp;
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    public void tick() {
        cleanUp.run();
    }
}
