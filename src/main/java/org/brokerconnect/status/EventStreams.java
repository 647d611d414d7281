package org.brokerconnect.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.brokerconnect.config.MachineTime;
import org.brokerconnect.config.ManagedThreads;
import org.brokerconnect.listening.OpenStreams;

/** The open streams of changes. */
@ApplicationScoped
class EventStreams extends OpenStreams<EventStream> {

    protected EventStreams() {}

    @Inject
    EventStreams(StatusConfig config, ManagedThreads threads, @MachineTime Clock machine) {
        super(new Limits(config.streamsPerPerson(), config.heartbeat()), threads.scheduler(), machine);
    }
}
