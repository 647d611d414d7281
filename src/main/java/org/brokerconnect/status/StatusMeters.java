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
import java.util.concurrent.atomic.AtomicLong;
import org.brokerconnect.connection.ConnectionEvent;

/** Metrics of the event stream: open streams of this node and the lag of events. */
@ApplicationScoped
class StatusMeters {

    private MeterRegistry registry;
    private EventStreams streams;
    private Timer lag;
    private Clock clock;

    /** The last position that was published to the open streams; meaningless while there are none. */
    private final AtomicLong publishedUpTo = new AtomicLong();

    protected StatusMeters() {}

    @Inject
    StatusMeters(MeterRegistry registry, EventStreams streams, Clock clock) {
        this.registry = registry;
        this.streams = streams;
        this.clock = clock;
        lag = Timer.builder("broker_connect_event_lag")
                .description("time from a change to its publication to the open streams of this node")
                .register(registry);
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
        Gauge.builder("broker_connect_event_streams", streams::count)
                .description("open event streams of this node")
                .register(registry);
        Gauge.builder("broker_connect_event_published_position", this::publishedPosition)
                .description("position of the newest event that this node published to its streams; absent without one")
                .register(registry);
    }

    private double publishedPosition() {
        return streams.isEmpty() ? Double.NaN : publishedUpTo.get();
    }

    /** Everything up to this position was published. */
    void publishedUpTo(long position) {
        publishedUpTo.set(position);
    }

    /** Negative lags, from clock skew between nodes, count as zero. */
    void recordLag(ConnectionEvent event) {
        Duration eventLag = Duration.between(event.happenedAt(), clock.instant());
        lag.record(eventLag.isNegative() ? Duration.ZERO : eventLag);
    }
}
