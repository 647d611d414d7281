package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Renews what is due. Takes a batch at a time, so that nodes share the work and a node that dies leaves little. */
@Dependent
class RenewalSweep {

    private final LeaseStore leases;
    private final Renewals renewals;
    private final Parallel parallel;
    private final SweepConfig config;

    @Inject
    RenewalSweep(LeaseStore leases, Renewals renewals, Parallel parallel, SweepConfig config) {
        this.leases = leases;
        this.renewals = renewals;
        this.parallel = parallel;
        this.config = config;
    }

    void run() {
        List<UUID> taken;
        do {
            taken = leases.takeDueRenewals(config.renewalBatch());
            parallel.each(taken, renewals::renewTaken);
        } while (!taken.isEmpty());
    }
}
