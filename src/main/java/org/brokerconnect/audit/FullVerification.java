package org.brokerconnect.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.audit.LogFault.FaultKind;

/**
 * Verifies all events between the start of the log and the newest verified one, and compares their digest with the
 * sealed one. A run that was cut off starts anew.
 */
@Dependent
class FullVerification {

    private final AuditLogStore results;
    private final VerificationStore events;
    private final EventLogStore log;

    @Inject
    FullVerification(AuditLogStore results, VerificationStore events, EventLogStore log) {
        this.results = results;
        this.events = events;
        this.log = log;
    }

    /** Stores the result, unless another run has taken over. */
    void run(UUID claim) {
        results.beginFull(claim);
        Optional<Checkpoint> checkpoint = results.checkpoint();
        List<LogFault> faults = new ArrayList<>();
        Run run = new Run(checkpoint.map(Checkpoint::verified).orElseGet(() -> LogPoint.before(log.lastPosition())));
        run.point = checkpoint.map(Checkpoint::start).orElseGet(() -> LogPoint.before(log.firstPosition() - 1));
        long first = run.point.position() + 1;
        while (run.point.position() < run.end.position()) {
            readPage(run, faults);
            if (!results.progress(claim, run.point.position())) {
                return;
            }
        }
        if (checkpoint.isPresent() && !run.point.equals(run.end)) {
            faults.add(LogFault.ofPositions(FaultKind.REWRITTEN, first, run.end.position()));
        }
        faults.addAll(events.faultsOfLog());
        results.finishFull(claim, run.events, faults);
    }

    private static final class Run {

        private final LogPoint end;
        private LogPoint point;
        private long events;

        Run(LogPoint end) {
            this.end = end;
        }
    }

    /** Retention may delete events that are about to be read; then the log starts at a later point. */
    private void readPage(Run run, List<LogFault> faults) {
        long last = run.end.position();
        List<StoredEvent> page = events.page(run.point.position(), last, AuditVerification.PAGE);
        LogPoint start = results.checkpoint().map(Checkpoint::start).orElse(run.point);
        if (start.position() > run.point.position()) {
            run.point = start;
            return;
        }
        LogWalk walk = LogWalk.over(page, run.point, last, AuditVerification.PAGE);
        walk.faults().stream()
                .limit(AuditLogStore.MAX_FAULTS - Math.min(faults.size(), AuditLogStore.MAX_FAULTS))
                .forEach(faults::add);
        run.point = walk.point();
        run.events += page.size();
    }
}
