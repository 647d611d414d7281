package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.scheduling.ParallelRunner;
import org.brokerconnect.scheduling.Sweep;

/** Renews sessions whose renewal is due, a small batch of leases at a time, so that nodes share the work. */
@Dependent
class RenewalSweep implements Sweep {

    private final LeaseStore leases;
    private final LeasedRenewals renewals;
    private final ParallelRunner parallel;
    private final SweepConfig config;

    @Inject
    RenewalSweep(LeaseStore leases, LeasedRenewals renewals, ParallelRunner parallel, SweepConfig config) {
        this.leases = leases;
        this.renewals = renewals;
        this.parallel = parallel;
        this.config = config;
    }

    @Override
    public String name() {
        return "renewal";
    }

    @Override
    public Duration interval() {
        return config.sweepInterval();
    }

    /** Ends when no renewal is due. */
    @Override
    public void run() {
        parallel.forEachBatch(
                () -> leases.takeDueRenewals(config.renewalBatch()), config.parallelCalls(), renewals::renew);
    }
}
