package org.brokerconnect.status;

import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.brokerconnect.scheduling.Drain;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.Outage;
import org.brokerconnect.scheduling.WallClock;
import org.brokerconnect.sse.OpenStreams;

/** The open event streams of this node. */
@ApplicationScoped
class EventStreams extends OpenStreams<EventStream> {

    protected EventStreams() {}

    @Inject
    EventStreams(
            StatusConfig config, Outage outage, Drain drain, ManagedExecutors executors, @WallClock Clock wallClock) {
        super(
                new Limits(config.streamsPerPerson(), config.heartbeat(), config.outage()),
                outage,
                drain,
                executors.scheduler(),
                wallClock);
    }

    /**
     * Ends the earlier streams of the same client. The server notices a disconnected client only when it sends, so a
     * client that reconnects often would otherwise reach the limit.
     *
     * @param stream is not added yet
     * @param clientId the client's own id; null replaces nothing
     */
    void replace(EventStream stream, @Nullable UUID clientId) {
        stream.setClientId(clientId);
        if (clientId != null) {
            of(stream.owner()).stream()
                    .filter(earlier -> earlier.isOf(clientId))
                    .forEach(earlier -> {
                        remove(earlier);
                        earlier.end();
                    });
        }
    }
}
