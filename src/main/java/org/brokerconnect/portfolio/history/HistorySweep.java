package org.brokerconnect.portfolio.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.brokerconnect.scheduling.Sweep;
import org.brokerconnect.session.SweepConfig;

/** Deletes value points whose retention is over; one batch of each resolution in each run. */
@Dependent
class HistorySweep implements Sweep {

    private static final int BATCH = 1_000;

    private final ValueStore values;
    private final HistoryConfig config;
    private final SweepConfig sweeps;
    private final Clock clock;

    @Inject
    HistorySweep(ValueStore values, HistoryConfig config, SweepConfig sweeps, Clock clock) {
        this.values = values;
        this.config = config;
        this.sweeps = sweeps;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Duration interval() {
        return sweeps.sweepInterval();
    }

    @Override
    public void run() {
        for (Resolution resolution : Resolution.values()) {
            values.deleteBefore(clock.instant().minus(config.retention(resolution)), resolution, BATCH);
        }
    }
}
