package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.portfolio.HoldingsFetched;

/** The priced holdings of a watched portfolio, and when to fetch them again. Not thread-safe. */
final class WatchedHoldings {

    private final Duration interval;
    private final LongSupplier nanoTime;
    private final Clock clock;
    private PricedHoldings priced;
    private long lastVersion;
    private Instant asOf = Instant.MIN;
    private long requestedNanos;

    /**
     * @param interval the time between two fetches
     * @param nanoTime as {@link System#nanoTime}
     */
    WatchedHoldings(Duration interval, LongSupplier nanoTime, Clock clock) {
        this.interval = interval;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** Null until the holdings are known. */
    @Nullable
    PricedHoldings priced() {
        return priced;
    }

    boolean isKnown() {
        return priced != null;
    }

    /** Whether the holdings must be fetched from the broker. */
    boolean isDue() {
        return priced == null || nanoTime.getAsLong() - requestedNanos >= interval.toNanos();
    }

    /** Starts the interval until the next fetch. */
    void markRequested() {
        requestedNanos = nanoTime.getAsLong();
    }

    /** Applies an answer of the broker, unless a newer one was applied before. */
    void accept(HoldingsFetched fetched) {
        if (!fetched.asOf().isBefore(asOf)) {
            asOf = fetched.asOf();
            priced = priced == null
                    ? PricedHoldings.of(fetched.holdings(), lastVersion + 1, fetched.asOf())
                    : priced.withHoldings(fetched.holdings(), clock.instant());
        }
    }

    void acceptTicks(List<Tick> ticks) {
        priced = priced.withTicks(ticks, clock.instant());
    }

    void acceptQuotes(Map<Listing, BigDecimal> prices) {
        priced = priced.withQuotes(prices, clock.instant());
    }

    /** Forgets holdings and prices. Later versions are still greater than earlier ones. */
    void clear() {
        lastVersion = priced == null ? lastVersion : priced.version();
        priced = null;
        asOf = Instant.MIN;
    }
}
