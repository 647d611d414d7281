package org.brokerconnect.upkeep;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import org.brokerconnect.connection.log.EventRetentionStore;

/** Removes events that are older than the settings keep them. What is left can still be verified. */
@Dependent
class CleanUpSweep {

    private final EventRetentionStore events;
    private final UpkeepConfig config;
    private final Clock clock;

    @Inject
    CleanUpSweep(EventRetentionStore events, UpkeepConfig config, Clock clock) {
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    void run() {
        events.forgetBefore(clock.instant().minus(config.eventRetention()), config.batch());
    }
}
