package org.brokerconnect.upkeep;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** The clock of {@link RenewalSweep}. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RenewalTimer {

    private Pace pace;
    private RenewalSweep sweep;

    /** For the container. */
    public RenewalTimer() {}

    @Inject
    RenewalTimer(Pace pace, RenewalSweep sweep) {
        this.pace = pace;
        this.sweep = sweep;
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tick() {
        pace.run(sweep::run);
    }
}
