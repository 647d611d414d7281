package org.brokerconnect.market;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.scheduling.Sweep;

/** Uses a changed market hours file without a restart. */
@Dependent
class MarketFileSweep implements Sweep {

    private final MarketHours hours;
    private final MarketConfig config;

    @Inject
    MarketFileSweep(MarketHours hours, MarketConfig config) {
        this.hours = hours;
        this.config = config;
    }

    @Override
    public String name() {
        return "market-file";
    }

    @Override
    public Duration interval() {
        return config.fileCheck();
    }

    @Override
    public void run() {
        hours.reload();
    }
}
