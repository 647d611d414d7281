package org.brokerconnect.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.Outage;
import org.brokerconnect.scheduling.WallClock;
import org.brokerconnect.sse.OpenStreams;

/** The open event streams of this node. */
@ApplicationScoped
class EventStreams extends OpenStreams<EventStream> {

    protected EventStreams() {}

    @Inject
    EventStreams(StatusConfig config, Outage outage, ManagedExecutors executors, @WallClock Clock wallClock) {
        super(
                new Limits(config.streamsPerPerson(), config.heartbeat(), config.outage()),
                outage,
                executors.scheduler(),
                wallClock);
    }
}
