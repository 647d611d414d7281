package org.brokerconnect.portfolio.prices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.brokerconnect.scheduling.Drain;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.Outage;
import org.brokerconnect.scheduling.WallClock;
import org.brokerconnect.sse.OpenStreams;

/** The registry of open price watches on this node. */
@ApplicationScoped
class PriceWatches extends OpenStreams<PriceWatch> {

    protected PriceWatches() {}

    @Inject
    PriceWatches(
            PriceConfig config, Outage outage, Drain drain, ManagedExecutors executors, @WallClock Clock wallClock) {
        super(
                new Limits(config.streamsPerPerson(), config.heartbeat(), config.outage()),
                outage,
                drain,
                executors.scheduler(),
                wallClock);
    }
}
