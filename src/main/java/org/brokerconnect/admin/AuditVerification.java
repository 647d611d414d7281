package org.brokerconnect.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.brokerconnect.audit.EventVerifier;
import org.brokerconnect.problem.ProblemException;

/** Verifies the whole event log; one run at a time on this node, because it reads every event. */
@ApplicationScoped
class AuditVerification {

    private final AtomicBoolean running = new AtomicBoolean();
    private EventVerifier verifier;
    private Clock clock;

    protected AuditVerification() {}

    @Inject
    AuditVerification(EventVerifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /** @throws ProblemException {@code verification-under-way} if a verification is running on this node */
    Verification run() {
        if (!running.compareAndSet(false, true)) {
            throw ProblemException.of("verification-under-way");
        }
        try {
            return Verification.of(verifier.verify(), clock.instant());
        } finally {
            running.set(false);
        }
    }
}
