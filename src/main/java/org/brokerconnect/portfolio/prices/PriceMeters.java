package org.brokerconnect.portfolio.prices;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Gauges over what is watched on this node. */
@ApplicationScoped
class PriceMeters {

    private MeterRegistry registry;
    private WatchedPortfolios desks;
    private PriceWatches watches;

    protected PriceMeters() {}

    @Inject
    PriceMeters(MeterRegistry registry, WatchedPortfolios desks, PriceWatches watches) {
        this.registry = registry;
        this.desks = desks;
        this.watches = watches;
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
        gauge("broker_connect_price_watchers", "clients that watch prices", this::watchers);
        gauge("broker_connect_price_sockets", "brokers' price streams, open or being opened", () -> desks.all().stream()
                .filter(WatchedPortfolio::hasSocket)
                .count());
        for (PriceMode mode : PriceMode.values()) {
            gauge(
                    "broker_connect_price_feeds",
                    "watched connections by how their prices come",
                    () -> feeds(mode),
                    "mode",
                    mode.name());
        }
    }

    private void gauge(String name, String description, Supplier<Number> value, String... tags) {
        Gauge.builder(name, value).description(description).tags(tags).register(registry);
    }

    private int watchers() {
        AtomicInteger count = new AtomicInteger();
        watches.forEach(watch -> count.incrementAndGet());
        return count.get();
    }

    private long feeds(PriceMode mode) {
        return desks.all().stream()
                .map(desk -> desk.audience().scene().feed())
                .filter(feed -> feed != null && feed.mode() == mode)
                .count();
    }
}
