package org.brokerconnect.session;

import static org.brokerconnect.config.SettingCheck.days;
import static org.brokerconnect.config.SettingCheck.inRange;
import static org.brokerconnect.config.SettingCheck.positive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings {@code upkeep.*}: how often sweeps run, the size of their batches, and how long old rows are kept. */
@ApplicationScoped
public class SweepConfig {

    private static final int MAX_BATCH = 10_000;
    private static final int MAX_PARALLEL_CALLS = 1_000;

    private Duration sweepInterval;
    private int batch;
    private int parallelCalls;
    private Duration eventRetention;
    private Duration sessionRetention;

    protected SweepConfig() {}

    /** @throws InvalidSettingException if a number is not positive, or above its limit */
    @Inject
    public SweepConfig(
            @ConfigProperty(name = "upkeep.sweep-millis") int sweepMillis,
            @ConfigProperty(name = "upkeep.batch") int batch,
            @ConfigProperty(name = "upkeep.parallel-calls") int parallelCalls,
            @ConfigProperty(name = "upkeep.event-retention-days") int eventRetentionDays,
            @ConfigProperty(name = "upkeep.session-retention-days") int sessionRetentionDays) {
        sweepInterval = Duration.ofMillis(positive("upkeep.sweep-millis", sweepMillis));
        this.batch = inRange("upkeep.batch", batch, 1, MAX_BATCH);
        this.parallelCalls = inRange("upkeep.parallel-calls", parallelCalls, 1, MAX_PARALLEL_CALLS);
        eventRetention = days("upkeep.event-retention-days", eventRetentionDays);
        sessionRetention = days("upkeep.session-retention-days", sessionRetentionDays);
    }

    /** The time between the starts of two runs of a sweep. */
    public Duration sweepInterval() {
        return sweepInterval;
    }

    /** The maximum number of rows that a sweep claims at a time. */
    int batch() {
        return batch;
    }

    /** Small, so that the lease outlasts the batch: each worker makes two calls at most before the next claim. */
    int renewalBatch() {
        return Math.min(batch, 2 * parallelCalls);
    }

    /** The maximum number of calls that a sweep makes at the same time on one node. */
    int parallelCalls() {
        return parallelCalls;
    }

    /** How long events are kept. */
    Duration eventRetention() {
        return eventRetention;
    }

    /** How long the account of an ended session is kept. */
    Duration sessionRetention() {
        return sessionRetention;
    }
}
