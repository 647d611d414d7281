package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.audit.EventRetentionStore;
import org.brokerconnect.connection.ConnectionWriter;
import org.brokerconnect.scheduling.Sweep;

/**
 * Deletes events and the accounts of ended sessions when their retention is over; one batch of each in each run. The
 * remaining log can still be verified.
 */
@Dependent
class CleanUpSweep implements Sweep {

    private static final Logger LOG = Logger.getLogger(CleanUpSweep.class.getName());

    private final DueStore due;
    private final ConnectionWriter writer;
    private final EventRetentionStore events;
    private final SweepConfig config;
    private final Clock clock;

    @Inject
    CleanUpSweep(DueStore due, ConnectionWriter writer, EventRetentionStore events, SweepConfig config, Clock clock) {
        this.due = due;
        this.writer = writer;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "cleanup";
    }

    @Override
    public Duration interval() {
        return config.sweepInterval();
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        events.deleteBefore(now.minus(config.eventRetention()), config.batch());
        due.findEndedBefore(now.minus(config.sessionRetention()), config.batch())
                .forEach(this::forgetAccount);
    }

    private void forgetAccount(DueSession ended) {
        try {
            writer.forgetAccount(ended.connection(), ended.tokenVersion());
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "the account of one ended session could not be deleted");
        }
    }
}
