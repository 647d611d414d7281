package org.brokerconnect.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.WallClock;
import org.brokerconnect.sse.OpenStreams;

/** The open streams of changes. */
@ApplicationScoped
class EventStreams extends OpenStreams<EventStream> {

    protected EventStreams() {}

    @Inject
    EventStreams(StatusConfig config, ManagedExecutors threads, @WallClock Clock machine) {
        super(new Limits(config.streamsPerPerson(), config.heartbeat()), threads.scheduler(), machine);
    }
}
