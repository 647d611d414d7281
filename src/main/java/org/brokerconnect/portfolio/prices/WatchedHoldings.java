package org.brokerconnect.portfolio.prices;

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

/** What a desk knows of what is owned, and how fresh that is. Not safe for many threads. */
final class WatchedHoldings {

    private final Duration freshFor;
    private final LongSupplier nanos;
    private final Clock clock;
    private PricedHoldings board;
    private long version;
    private Instant asOf = Instant.MIN;
    private long askedNanos;

    /** @param nanos as {@link System#nanoTime} */
    WatchedHoldings(Duration freshFor, LongSupplier nanos, Clock clock) {
        this.freshFor = freshFor;
        this.nanos = nanos;
        this.clock = clock;
    }

    /** Null while nothing is known. */
    PricedHoldings board() {
        return board;
    }

    boolean isKnown() {
        return board != null;
    }

    /** Whether the broker should be asked what is owned. */
    boolean isDue() {
        return board == null || nanos.getAsLong() - askedNanos >= freshFor.toNanos();
    }

    /** The broker is being asked. */
    void asked() {
        askedNanos = nanos.getAsLong();
    }

    /** The broker answered somebody; an answer that was overtaken by a newer one counts for nothing. */
    void take(HoldingsFetched reading) {
        if (!reading.asOf().isBefore(asOf)) {
            asOf = reading.asOf();
            board = board == null
                    ? PricedHoldings.of(reading.holdings(), version + 1, reading.asOf())
                    : board.owning(reading.holdings(), clock.instant());
        }
    }

    void ticked(List<Tick> ticks) {
        board = board.ticked(ticks, clock.instant());
    }

    void quoted(Map<Listing, BigDecimal> prices) {
        board = board.quoted(prices, clock.instant());
    }

    /** Its prices are old from now on. What comes later has greater versions all the same. */
    void drop() {
        version = board == null ? version : board.version();
        board = null;
        asOf = Instant.MIN;
    }
}
