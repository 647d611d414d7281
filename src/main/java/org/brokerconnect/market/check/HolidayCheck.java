package org.brokerconnect.market.check;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.market.MarketCalendar;
import org.brokerconnect.market.MarketHours;

/** Compares the Indian market with the public list, and reports differences in the log and as a metric. Thread-safe. */
@ApplicationScoped
class HolidayCheck {

    private static final Logger LOG = Logger.getLogger(HolidayCheck.class.getName());
    private static final String MARKET = "india";

    private CheckConfig config;
    private PublicHolidays holidays;
    private MarketHours hours;
    private Clock clock;
    private volatile List<String> differences = List.of();
    private volatile Instant comparedAt;

    protected HolidayCheck() {}

    @Inject
    HolidayCheck(CheckConfig config, PublicHolidays holidays, MarketHours hours, Clock clock) {
        this.config = config;
        this.holidays = holidays;
        this.hours = hours;
        this.clock = clock;
    }

    /** Registers the metrics, which exist only if the administrator allows the call. */
    void register(@Observes Startup started, MeterRegistry registry) {
        if (config.url().isPresent()) {
            Gauge.builder(
                            "broker_connect_market_differences",
                            () -> comparedAt == null ? Double.NaN : differences.size())
                    .description("days and exchanges about which the market hours and the public list differ")
                    .register(registry);
            Gauge.builder("broker_connect_market_comparison_age_seconds", this::ageSeconds)
                    .description("time since the last comparison with the public list")
                    .register(registry);
        }
    }

    private double ageSeconds() {
        return comparedAt == null
                ? Double.NaN
                : Duration.between(comparedAt, clock.instant()).toSeconds();
    }

    /** The differences found by the last comparison. */
    List<String> differences() {
        return differences;
    }

    /** Compares, if an administrator allows it. A failure is logged and keeps the last result. */
    void compare() {
        config.url().ifPresent(this::compareWith);
    }

    private void compareWith(URI url) {
        try {
            MarketCalendar calendar = hours.calendar(MARKET);
            List<String> found =
                    new HolidayComparison(calendar, holidays.fetch(url)).differences(calendar.dateOf(clock.instant()));
            if (!found.isEmpty() && !found.equals(differences)) {
                LOG.warning(() -> "the market hours differ from " + url + ": " + String.join("; ", found));
            }
            differences = found;
            comparedAt = clock.instant();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, failed, () -> "the market hours could not be compared with " + url);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
