package org.brokerconnect.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.brokerconnect.connection.log.EventView;

/** How many clients listen to this node, and how long changes take to reach them. */
@ApplicationScoped
class StatusMeters {

    private MeterRegistry registry;
    private EventStreams streams;
    private Timer lag;
    private Clock clock;

    protected StatusMeters() {}

    @Inject
    StatusMeters(MeterRegistry registry, EventStreams streams, Clock clock) {
        this.registry = registry;
        this.streams = streams;
        this.clock = clock;
        lag = Timer.builder("broker_connect_event_lag")
                .description("from a change to its being handed to the streams of this node, where somebody listens")
                .register(registry);
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
        Gauge.builder("broker_connect_event_streams", streams::count)
                .description("streams of changes that clients of this node have open")
                .register(registry);
    }

    /** Clocks of nodes differ a little: what seems to come from the future took no time. */
    void told(EventView change) {
        Duration took = Duration.between(change.at(), clock.instant());
        lag.record(took.isNegative() ? Duration.ZERO : took);
    }
}
