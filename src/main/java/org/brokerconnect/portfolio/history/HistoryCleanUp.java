package org.brokerconnect.portfolio.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes values that are older than their retention. */
@Dependent
class HistoryCleanUp {

    private static final Logger LOG = Logger.getLogger(HistoryCleanUp.class.getName());
    private static final int BATCH = 1_000;

    private final ValueStore values;
    private final HistoryConfig config;
    private final Clock clock;

    @Inject
    HistoryCleanUp(ValueStore values, HistoryConfig config, Clock clock) {
        this.values = values;
        this.config = config;
        this.clock = clock;
    }

    /** Deletes one batch of each resolution. Never throws: servers cancel a timer whose method throws. */
    void run() {
        try {
            for (Resolution resolution : Resolution.values()) {
                values.deleteBefore(clock.instant().minus(config.retention(resolution)), resolution, BATCH);
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "old values could not be deleted; the next run retries");
        }
    }
}
