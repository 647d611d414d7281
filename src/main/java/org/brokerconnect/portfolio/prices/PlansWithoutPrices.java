package org.brokerconnect.portfolio.prices;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The configurations whose last request for prices the broker refused on this node because the plan of their API key
 * does not include prices. Thread-safe.
 */
@ApplicationScoped
class PlansWithoutPrices {

    /** The code of {@link org.brokerconnect.broker.BrokerException}s for what a plan does not include. */
    private static final String NOT_INCLUDED = "permission-missing";

    private static final int MAX_REMEMBERED = 10_000;

    private final Map<UUID, String> brokers = new ConcurrentHashMap<>();
    private MeterRegistry registry;

    /** For the container's proxy. */
    protected PlansWithoutPrices() {}

    @Inject
    PlansWithoutPrices(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The broker refused prices for this reason. Other reasons than the plan change nothing. */
    void refused(UUID configId, String broker, String code) {
        if (code.equals(NOT_INCLUDED) && brokers.size() < MAX_REMEMBERED && brokers.put(configId, broker) == null) {
            Gauge.builder("broker_connect_plans_without_prices", () -> count(broker))
                    .description("configurations whose last request for prices was refused because of the plan")
                    .tag("broker", broker)
                    .register(registry);
        }
    }

    /** The broker returned prices. */
    void answered(UUID configId) {
        brokers.remove(configId);
    }

    private long count(String broker) {
        return brokers.values().stream().filter(broker::equals).count();
    }
}
