package org.brokerconnect.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.brokerconnect.audit.EventVerifier;
import org.brokerconnect.problem.ProblemException;

/** Verifies the whole log, once at a time on this node: it reads every change there is. */
@ApplicationScoped
class AuditVerification {

    private final AtomicBoolean underWay = new AtomicBoolean();
    private EventVerifier verifier;
    private Clock clock;

    protected AuditVerification() {}

    @Inject
    AuditVerification(EventVerifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /** @throws ProblemException {@code verification-under-way} if somebody else has begun one */
    Verification run() {
        if (!underWay.compareAndSet(false, true)) {
            throw ProblemException.of("verification-under-way");
        }
        try {
            return Verification.of(verifier.verify(), clock.instant());
        } finally {
            underWay.set(false);
        }
    }
}
