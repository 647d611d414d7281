package org.brokerconnect.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.WallClock;
import org.brokerconnect.sse.OpenStreams;

/** The open event streams of this node. */
@ApplicationScoped
class EventStreams extends OpenStreams<EventStream> {

    protected EventStreams() {}

    @Inject
    EventStreams(StatusConfig config, ManagedExecutors executors, @WallClock Clock wallClock) {
        super(new Limits(config.streamsPerPerson(), config.heartbeat()), executors.scheduler(), wallClock);
    }
}
