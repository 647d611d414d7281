package org.brokerconnect.market.check;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.scheduling.Sweep;

/** Runs the comparison with the public list; does nothing unless an administrator allows it. */
@Dependent
class HolidayCheckSweep implements Sweep {

    private final HolidayCheck check;
    private final CheckConfig config;

    @Inject
    HolidayCheckSweep(HolidayCheck check, CheckConfig config) {
        this.check = check;
        this.config = config;
    }

    @Override
    public String name() {
        return "market-check";
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    @Override
    public void run() {
        check.compare();
    }
}
