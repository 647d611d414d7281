package org.brokerconnect.portfolio.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.brokerconnect.config.MachineTime;
import org.brokerconnect.config.ManagedThreads;
import org.brokerconnect.listening.OpenStreams;

/** Everybody who watches prices on this node. */
@ApplicationScoped
class PriceWatches extends OpenStreams<PriceWatch> {

    protected PriceWatches() {}

    @Inject
    PriceWatches(PriceConfig config, ManagedThreads threads, @MachineTime Clock machine) {
        super(new Limits(config.streamsPerPerson(), config.heartbeat()), threads.scheduler(), machine);
    }
}
