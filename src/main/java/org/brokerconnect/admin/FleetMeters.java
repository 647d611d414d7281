package org.brokerconnect.admin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.brokerconnect.connection.ConnectionState;

/** Gauges over all connections. NaN, which Prometheus treats as unknown, while the database is unavailable. */
@ApplicationScoped
class FleetMeters {

    private MeterRegistry registry;
    private FleetReader reader;
    private Clock clock;

    protected FleetMeters() {}

    @Inject
    FleetMeters(MeterRegistry registry, FleetReader reader, Clock clock) {
        this.registry = registry;
        this.reader = reader;
        this.clock = clock;
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
        for (ConnectionState state : ConnectionState.values()) {
            if (state != ConnectionState.CONNECTING) {
                gauge(
                        "broker_connect_connections",
                        "connections by stored state",
                        fleet -> fleet.byState().get(state),
                        "state",
                        state.name());
            }
        }
        gauge(
                "broker_connect_next_end_seconds",
                "seconds until the next live session ends",
                fleet -> until(fleet.nextEnd()));
        gauge(
                "broker_connect_overdue_renewal_seconds",
                "age of the oldest due renewal",
                fleet -> since(fleet.oldestDueRenewal()));
        gauge("broker_connect_sweep_lag_seconds", "age of the oldest due work of any sweep", fleet -> fleet.lagAt(
                        clock.instant())
                .toSeconds());
        gauge(
                "broker_connect_broker_answer_age_seconds",
                "seconds since the last successful call to a broker within a session",
                fleet -> since(fleet.lastBrokerAnswer()));
    }

    private void gauge(String name, String description, ToDoubleFunction<Fleet> value, String... tags) {
        Gauge.builder(name, () -> valueNow(value))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private double valueNow(ToDoubleFunction<Fleet> value) {
        try {
            return value.applyAsDouble(reader.fleet());
        } catch (RuntimeException databaseUnavailable) {
            return Double.NaN;
        }
    }

    private double since(Instant instant) {
        return instant == null ? 0 : Duration.between(instant, clock.instant()).toSeconds();
    }

    private double until(Instant instant) {
        return instant == null
                ? Double.NaN
                : Duration.between(clock.instant(), instant).toSeconds();
    }
}
