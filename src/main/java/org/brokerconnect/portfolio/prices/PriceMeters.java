package org.brokerconnect.portfolio.prices;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Gauges of the watched portfolios of this node. */
@ApplicationScoped
class PriceMeters {

    private MeterRegistry registry;
    private WatchedPortfolios portfolios;
    private PriceWatches watches;

    protected PriceMeters() {}

    @Inject
    PriceMeters(MeterRegistry registry, WatchedPortfolios portfolios, PriceWatches watches) {
        this.registry = registry;
        this.portfolios = portfolios;
        this.watches = watches;
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
        gauge("broker_connect_price_watchers", "clients that watch prices", watches::count);
        gauge("broker_connect_price_sockets", "broker price streams, open or opening", this::sockets);
        for (PriceMode mode : PriceMode.values()) {
            gauge(
                    "broker_connect_price_feeds",
                    "watched connections by price mode",
                    () -> feeds(mode),
                    "mode",
                    mode.name());
        }
    }

    private void gauge(String name, String description, Supplier<Number> value, String... tags) {
        Gauge.builder(name, value).description(description).tags(tags).register(registry);
    }

    private long sockets() {
        return portfolios.all().stream().filter(WatchedPortfolio::hasSocket).count();
    }

    private long feeds(PriceMode mode) {
        return portfolios.all().stream()
                .filter(portfolio -> portfolio.mode().filter(mode::equals).isPresent())
                .count();
    }
}
