package org.brokerconnect.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.brokerconnect.scheduling.Sweep;

/**
 * Verifies the event log of all connections, while it is written. A run reads the events that are new since the last
 * one; a full run reads all, when it was requested or is due. One run at a time in the fleet.
 *
 * <p>Three rules hold for each event: its position follows the position before it, its hash covers its content and the
 * hash of the event before it in its connection, and the connection's row knows the newest one. A connection that is
 * removed from all tables leaves positions without an event. A sealed digest of all verified events finds a log that
 * was rewritten consistently. An attacker with write access to the database is not detected if they alter events
 * before these are first verified, or restore an older state of the whole database; for the latter, monitor that the
 * verified position never decreases.
 */
@Dependent
public class AuditVerification implements Sweep {

    private static final Logger LOG = Logger.getLogger(AuditVerification.class.getName());
    static final int PAGE = 500;

    private final AuditLogStore results;
    private final VerificationStore events;
    private final EventLogStore log;
    private final FullVerification full;
    private final VerificationConfig config;

    @Inject
    AuditVerification(
            AuditLogStore results,
            VerificationStore events,
            EventLogStore log,
            FullVerification full,
            VerificationConfig config) {
        this.results = results;
        this.events = events;
        this.log = log;
        this.full = full;
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

    /** Verifies new events, and all events if that is due or requested. Does nothing while another run is under way. */
    @Override
    public void run() {
        results.lease().ifPresent(claim -> {
            try {
                run(claim);
            } finally {
                results.release(claim);
            }
        });
    }

    private void run(UUID claim) {
        if (verifyNew(claim)) {
            results.finishNew(claim, events.faultsOfLog());
            if (results.isFullDue(config.fullInterval())) {
                full.run(claim);
            }
            warn();
        }
    }

    /** An altered checkpoint says nothing about what is new; {@link VerificationStore#faultsOfLog} reports it. */
    private boolean verifyNew(UUID claim) {
        Optional<Checkpoint> checkpoint = results.checkpoint();
        return checkpoint.isEmpty() || verifyAfter(checkpoint.get(), claim);
    }

    /** @return false if another run has taken over */
    private boolean verifyAfter(Checkpoint checkpoint, UUID claim) {
        LogPoint point = checkpoint.verified();
        long newest = log.lastPosition();
        boolean isMine = checkpoint.isSealed() || results.advance(claim, point, List.of());
        while (isMine && point.position() < newest) {
            LogWalk walk = LogWalk.over(events.page(point.position(), newest, PAGE), point, newest, PAGE);
            isMine = results.advance(claim, walk.point(), walk.faults());
            point = walk.point();
        }
        return isMine;
    }

    private void warn() {
        long faults = results.status().faultCount();
        if (faults > 0) {
            LOG.severe(() ->
                    "The audit log differs from what was written; the administration page lists the faults: " + faults);
        }
    }
}
