package org.brokerconnect.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.scheduling.Sweep;

/** Verifies new events of the log in short intervals, and all events once a day by default. */
@Dependent
class VerificationSweep implements Sweep {

    private final AuditVerification verification;
    private final VerificationConfig config;

    @Inject
    VerificationSweep(AuditVerification verification, VerificationConfig config) {
        this.verification = verification;
        this.config = config;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    @Override
    public void run() {
        verification.run();
    }
}
