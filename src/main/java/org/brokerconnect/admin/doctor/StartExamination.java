package org.brokerconnect.admin.doctor;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.doctor.DoctorConfig;
import org.brokerconnect.doctor.Examination.ClientView;
import org.brokerconnect.doctor.Finding;
import org.brokerconnect.doctor.Severity;
import org.brokerconnect.scheduling.ManagedExecutors;

/** Examines the set-up on another thread after each start, logs each finding in one line, and counts them. */
@WebListener
public class StartExamination implements ServletContextListener {

    private static final Logger LOG = Logger.getLogger(StartExamination.class.getName());

    private final DoctorConfig config;
    private final ServerExamination examination;
    private final ManagedExecutors executors;
    private final FindingMeters meters;

    @Inject
    StartExamination(
            DoctorConfig config, ServerExamination examination, ManagedExecutors executors, FindingMeters meters) {
        this.config = config;
        this.examination = examination;
        this.executors = executors;
        this.meters = meters;
    }

    @Override
    public void contextInitialized(ServletContextEvent start) {
        examination.readMigrations(start.getServletContext());
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
            meters.record(findings);
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
