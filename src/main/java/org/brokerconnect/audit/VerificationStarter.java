package org.brokerconnect.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.scheduling.ManagedExecutors;

/** Starts a full verification on another thread. If that is impossible, the next run of the sweep makes it. */
@ApplicationScoped
public class VerificationStarter {

    private static final Logger LOG = Logger.getLogger(VerificationStarter.class.getName());

    private AuditLogStore results;
    private AuditVerification verification;
    private ManagedExecutors executors;

    protected VerificationStarter() {}

    @Inject
    VerificationStarter(AuditLogStore results, AuditVerification verification, ManagedExecutors executors) {
        this.results = results;
        this.verification = verification;
        this.executors = executors;
    }

    /** Requests a full verification, unless one is requested or under way. */
    public void start() {
        results.request();
        try {
            executors.executor().execute(this::run);
        } catch (RejectedExecutionException noThread) {
            LOG.fine("no thread is free to verify the audit log; the sweep verifies it");
        }
    }

    private void run() {
        try {
            verification.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "the audit log could not be verified; the sweep tries again");
        }
    }
}
