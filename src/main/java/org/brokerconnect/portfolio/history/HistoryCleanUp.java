package org.brokerconnect.portfolio.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Forgets values that are older than the settings keep them. */
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

    /** One batch of each kind a turn. Never throws: servers stop a timer whose method does. */
    void run() {
        try {
            for (Resolution resolution : Resolution.values()) {
                values.forgetBefore(clock.instant().minus(config.retention(resolution)), resolution, BATCH);
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "old values could not be forgotten and are tried again");
        }
    }
}
