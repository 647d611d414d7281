package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.scheduling.ParallelRunner;
import org.brokerconnect.scheduling.Sweep;

/** Retries revocations that failed or were never sent; one batch in each run. */
@Dependent
class RevocationSweep implements Sweep {

    private final RevocationStore pending;
    private final Revocations revocations;
    private final ParallelRunner parallel;
    private final SweepConfig config;

    @Inject
    RevocationSweep(RevocationStore pending, Revocations revocations, ParallelRunner parallel, SweepConfig config) {
        this.pending = pending;
        this.revocations = revocations;
        this.parallel = parallel;
        this.config = config;
    }

    @Override
    public String name() {
        return "revocation";
    }

    @Override
    public Duration interval() {
        return config.sweepInterval();
    }

    @Override
    public void run() {
        parallel.forEach(pending.takeDue(config.batch()), config.parallelCalls(), revocations::send);
    }
}
