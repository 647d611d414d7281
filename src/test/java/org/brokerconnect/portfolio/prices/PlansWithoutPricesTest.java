package org.brokerconnect.portfolio.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.ManualClock;
import org.junit.jupiter.api.Test;

class PlansWithoutPricesTest {

    private static final String REFUSED = "permission-missing";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-30T09:00:00Z"));
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final PlansWithoutPrices plans = new PlansWithoutPrices(registry, clock);

    private double count(String broker) {
        return registry.get("broker_connect_plans_without_prices")
                .tag("broker", broker)
                .gauge()
                .value();
    }

    @Test
    void configurations_are_counted_once_by_broker_until_prices_arrive() {
        UUID changed = UUID.randomUUID();
        plans.refused(changed, "zerodha", REFUSED);
        plans.refused(changed, "zerodha", REFUSED);
        plans.refused(UUID.randomUUID(), "zerodha", REFUSED);
        plans.refused(UUID.randomUUID(), "another", REFUSED);
        assertThat(count("zerodha")).isEqualTo(2);
        assertThat(count("another")).isEqualTo(1);

        plans.answered(changed);

        assertThat(count("zerodha")).isEqualTo(1);
    }

    @Test
    void a_refusal_counts_for_a_day() {
        plans.refused(UUID.randomUUID(), "zerodha", REFUSED);
        clock.advance(Duration.ofHours(24));
        assertThat(count("zerodha")).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));

        assertThat(count("zerodha")).isZero();
    }

    @Test
    void other_reasons_say_nothing_about_the_plan() {
        plans.refused(UUID.randomUUID(), "zerodha", "broker-down");
        plans.refused(UUID.randomUUID(), "zerodha", "account-refused");

        assertThat(registry.find("broker_connect_plans_without_prices").gauges())
                .isEmpty();
    }
}
