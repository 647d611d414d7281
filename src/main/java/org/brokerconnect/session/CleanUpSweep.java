package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.audit.EventRetentionStore;
import org.brokerconnect.connection.ConnectionWriter;

/**
 * Removes what is older than the settings keep it: accounts of sessions that ended long ago, and events. What is left of the log can still be
 * verified. Attempts are the handshake's own.
 */
@Dependent
class CleanUpSweep {

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

    /** One batch of each a turn: nobody waits for it. */
    void run() {
        Instant now = clock.instant();
        events.forgetBefore(now.minus(config.eventRetention()), config.batch());
        due.findEndedBefore(now.minus(config.sessionRetention()), config.batch())
                .forEach(this::forget);
    }

    private void forget(DueSession dead) {
        try {
            writer.forgetAccount(dead.connection(), dead.tokenVersion());
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "one dead session could not be forgotten; the others go on");
        }
    }
}
