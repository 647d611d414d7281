package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Tells brokers of sessions that ended here while they could not be told. */
@Dependent
class RevocationSweep {

    private final RevocationStore pending;
    private final Revocations revocations;
    private final Parallel parallel;
    private final SweepConfig config;

    @Inject
    RevocationSweep(RevocationStore pending, Revocations revocations, Parallel parallel, SweepConfig config) {
        this.pending = pending;
        this.revocations = revocations;
        this.parallel = parallel;
        this.config = config;
    }

    /** One batch a turn: nobody waits for it. */
    void run() {
        parallel.each(pending.takeDue(config.batch()), revocations::tellBrokerOf);
    }
}
