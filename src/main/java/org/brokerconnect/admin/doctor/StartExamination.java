package org.brokerconnect.admin.doctor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.doctor.DoctorConfig;
import org.brokerconnect.doctor.Examination.ClientView;
import org.brokerconnect.doctor.Finding;
import org.brokerconnect.doctor.Severity;
import org.brokerconnect.scheduling.ManagedExecutors;

/** Examines the set-up on another thread after each start, and logs each finding in one line. */
@ApplicationScoped
class StartExamination {

    private static final Logger LOG = Logger.getLogger(StartExamination.class.getName());

    private DoctorConfig config;
    private ServerExamination examination;
    private ManagedExecutors executors;

    /** For the container's proxy. */
    protected StartExamination() {}

    @Inject
    StartExamination(DoctorConfig config, ServerExamination examination, ManagedExecutors executors) {
        this.config = config;
        this.examination = examination;
        this.executors = executors;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (config.isAtStart()) {
            try {
                executors.executor().execute(this::examine);
            } catch (RejectedExecutionException noThread) {
                LOG.info("no thread is free to examine the set-up; run brokerctl doctor");
            }
        }
    }

    private void examine() {
        try {
            List<Finding> findings = examination.examine(ClientView.NONE).stream()
                    .flatMap(result -> result.findings().stream())
                    .toList();
            findings.forEach(StartExamination::log);
            LOG.log(Level.INFO, "the set-up was examined; findings: {0}", findings.size());
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "the set-up could not be examined");
        }
    }

    private static void log(Finding finding) {
        Level level = finding.severity() == Severity.FAULT ? Level.SEVERE : Level.WARNING;
        LOG.log(level, () -> finding.code() + ": " + finding.wrong() + " " + finding.follows() + " " + finding.fix());
    }
}
