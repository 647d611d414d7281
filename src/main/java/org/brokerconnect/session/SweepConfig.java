package org.brokerconnect.session;

import static org.brokerconnect.config.SettingCheck.positive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often sweeps run and how much each takes at a time. */
@ApplicationScoped
public class SweepConfig {

    private Duration sweepInterval;
    private int batch;
    private int parallelCalls;
    private Duration eventRetention;
    private Duration sessionRetention;

    protected SweepConfig() {}

    /** @throws InvalidSettingException if a number is not positive */
    @Inject
    public SweepConfig(
            @ConfigProperty(name = "upkeep.sweep-seconds") int sweepSeconds,
            @ConfigProperty(name = "upkeep.batch") int batch,
            @ConfigProperty(name = "upkeep.parallel-calls") int parallelCalls,
            @ConfigProperty(name = "upkeep.event-retention-days") int eventRetentionDays,
            @ConfigProperty(name = "upkeep.session-retention-days") int sessionRetentionDays) {
        sweepInterval = Duration.ofSeconds(positive("upkeep.sweep-seconds", sweepSeconds));
        this.batch = positive("upkeep.batch", batch);
        this.parallelCalls = positive("upkeep.parallel-calls", parallelCalls);
        eventRetention = Duration.ofDays(positive("upkeep.event-retention-days", eventRetentionDays));
        sessionRetention = Duration.ofDays(positive("upkeep.session-retention-days", sessionRetentionDays));
    }

    Duration sweepInterval() {
        return sweepInterval;
    }

    int batch() {
        return batch;
    }

    /** Small, so that a lease outlives the work on the whole of it: each worker makes two calls at most before the next is taken. */
    int renewalBatch() {
        return Math.min(batch, 2 * parallelCalls);
    }

    int parallelCalls() {
        return parallelCalls;
    }

    Duration eventRetention() {
        return eventRetention;
    }

    /** For how long it is known whose account a dead session was. */
    Duration sessionRetention() {
        return sessionRetention;
    }
}
