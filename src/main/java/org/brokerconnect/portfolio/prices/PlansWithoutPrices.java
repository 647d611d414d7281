package org.brokerconnect.portfolio.prices;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The configurations whose last request for prices the broker refused on this node within a day, because the plan of
 * their API key does not include prices. Thread-safe.
 */
@ApplicationScoped
class PlansWithoutPrices {

    /** The code of {@link org.brokerconnect.broker.BrokerException}s for what a plan does not include. */
    private static final String NOT_INCLUDED = "permission-missing";

    /** A configuration may be deleted, or get another plan, without another request. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final int MAX_REMEMBERED = 10_000;

    private final Map<UUID, Refusal> refusals = new ConcurrentHashMap<>();
    private MeterRegistry registry;
    private Clock clock;

    private record Refusal(String broker, Instant at) {}

    /** For the container's proxy. */
    protected PlansWithoutPrices() {}

    @Inject
    PlansWithoutPrices(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The broker refused prices for this reason. Other reasons than the plan change nothing. */
    void refused(UUID configId, String broker, String code) {
        if (code.equals(NOT_INCLUDED)
                && refusals.size() < MAX_REMEMBERED
                && refusals.put(configId, new Refusal(broker, clock.instant())) == null) {
            Gauge.builder("broker_connect_plans_without_prices", () -> count(broker))
                    .description("configurations whose last request for prices was refused because of the plan")
                    .tag("broker", broker)
                    .register(registry);
        }
    }

    /** The broker returned prices. */
    void answered(UUID configId) {
        refusals.remove(configId);
    }

    private long count(String broker) {
        Instant since = clock.instant().minus(REMEMBERED);
        refusals.values().removeIf(refusal -> refusal.at().isBefore(since));
        return refusals.values().stream()
                .filter(refusal -> refusal.broker().equals(broker))
                .count();
    }
}
