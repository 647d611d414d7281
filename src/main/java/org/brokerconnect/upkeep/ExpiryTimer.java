package org.brokerconnect.upkeep;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** The clock of {@link ExpirySweep}. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
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
        pace.run(sweep::run);
    }
}
