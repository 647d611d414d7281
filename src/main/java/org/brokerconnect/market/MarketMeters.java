package org.brokerconnect.market;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Gauges that tell an operator when the market hours file needs an update. */
@ApplicationScoped
class MarketMeters {

    private MeterRegistry registry;
    private MarketHours hours;
    private Clock clock;

    protected MarketMeters() {}

    @Inject
    MarketMeters(MeterRegistry registry, MarketHours hours, Clock clock) {
        this.registry = registry;
        this.hours = hours;
        this.clock = clock;
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
        Gauge.builder("broker_connect_market_file_valid", () -> hours.isValid() ? 1 : 0)
                .description("0 if the market hours file was changed and its new content cannot be used")
                .register(registry);
        hours.calendars().forEach((market, calendar) -> calendar.segments().forEach(segment -> Gauge.builder(
                        "broker_connect_market_days_covered", () -> daysLeft(market, segment))
                .description("days from today until the last day that the market hours file covers; negative after it")
                .tags("market", market, "segment", segment.name())
                .register(registry)));
    }

    /** Not a number if a changed file has this segment no more. */
    private double daysLeft(String market, MarketSegment segment) {
        MarketCalendar calendar = hours.calendar(market);
        LocalDate today = calendar.dateOf(clock.instant());
        return calendar.lastCoveredDay(segment)
                .map(last -> (double) ChronoUnit.DAYS.between(today, last))
                .orElse(Double.NaN);
    }
}
