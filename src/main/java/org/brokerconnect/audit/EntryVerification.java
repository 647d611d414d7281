package org.brokerconnect.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.brokerconnect.audit.LogFault.FaultKind;
import org.brokerconnect.scheduling.Sweep;

/**
 * Verifies the administration log, and deletes verified entries when their retention is over. A run reads the entries
 * that are new; from time to time it reads all, and compares the last hash with the sealed one, which finds a log that
 * was rewritten consistently.
 */
@Dependent
public class EntryVerification implements Sweep {

    private static final Logger LOG = Logger.getLogger(EntryVerification.class.getName());
    static final int PAGE = 500;

    private final EntryLogStore entries;
    private final VerificationConfig config;
    private final Clock clock;

    @Inject
    EntryVerification(EntryLogStore entries, VerificationConfig config, Clock clock) {
        this.entries = entries;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "audit-entries";
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    @Override
    public void run() {
        boolean isMoreLeft = true;
        while (isMoreLeft) {
            isMoreLeft = entries.verifyNew(PAGE);
        }
        if (entries.isFullDue(config.fullInterval())) {
            entries.checkpoint().ifPresent(this::verifyAll);
        }
        entries.deleteBefore(clock.instant().minus(config.entryRetention()), PAGE);
    }

    private void verifyAll(Checkpoint known) {
        List<LogFault> faults = new ArrayList<>();
        LogPoint end = known.verified();
        LogPoint point = known.start();
        while (point.position() < end.position()) {
            EntryWalk walk = entries.verify(point, end.position(), PAGE);
            Optional<LogPoint> start = entries.checkpoint().map(Checkpoint::start);
            // retention may delete entries that are being read; then the log starts later
            boolean isShortened = start.isPresent() && start.get().position() > point.position();
            point = isShortened ? start.get() : walk.point();
            if (!isShortened && faults.size() < AuditLogStore.SHOWN_FAULTS) {
                faults.addAll(walk.faults());
            }
        }
        if (point.position() == end.position() && !point.equals(end)) {
            faults.add(LogFault.ofEntries(FaultKind.REWRITTEN, known.start().position() + 1, end.position()));
        }
        entries.finishFull(faults);
        if (!faults.isEmpty()) {
            LOG.severe(() -> "The administration log differs from what was written; the administration page lists the"
                    + " faults: " + faults.size());
        }
    }
}
