package org.brokerconnect.portfolio.prices;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.portfolio.HoldingView;
import org.brokerconnect.portfolio.Totals;

/**
 * What is owned, at the newest prices. Immutable. Each board that differs from the one before has a greater version, and each row knows the version
 * that it changed with; so whoever saw an earlier board can be told the difference, however many boards lie between.
 */
final class PricedHoldings {

    private record Row(Holding holding, boolean live, long changed) {

        Row priced(BigDecimal price, long version) {
            boolean moved = price.compareTo(holding.lastPrice()) != 0;
            return new Row(moved ? holding.at(price) : holding, true, moved ? version : changed);
        }
    }

    private final List<Row> rows;
    private final long composed;
    private final long version;
    private final Instant asOf;

    private PricedHoldings(List<Row> rows, long composed, long version, Instant asOf) {
        this.rows = rows;
        this.composed = composed;
        this.version = version;
        this.asOf = asOf;
    }

    /**
     * A first board.
     *
     * @param holdings as the broker just said, at its prices
     * @param version greater than that of every board that anybody saw
     */
    static PricedHoldings of(List<Holding> holdings, long version, Instant asOf) {
        List<Row> rows = holdings.stream()
                .map(holding -> new Row(holding, false, version))
                .toList();
        return new PricedHoldings(rows, version, version, asOf);
    }

    /** The board after these ticks; those of unknown listings count for nothing. */
    PricedHoldings ticked(List<Tick> ticks, Instant now) {
        Map<String, BigDecimal> prices = new HashMap<>();
        ticks.forEach(tick -> prices.put(tick.streamKey(), tick.lastPrice()));
        return priced(holding -> prices.get(holding.streamKey()), now);
    }

    /** The board at these prices; listings that are missing keep theirs. */
    PricedHoldings quoted(Map<Listing, BigDecimal> prices, Instant now) {
        return priced(holding -> prices.get(holding.listing()), now);
    }

    /** A price of 0 is none: that is what brokers send for what has no trade yet. */
    private PricedHoldings priced(Function<Holding, BigDecimal> prices, Instant now) {
        long next = version + 1;
        List<Row> priced = new ArrayList<>(rows.size());
        boolean moved = false;
        for (Row row : rows) {
            BigDecimal price = prices.apply(row.holding);
            Row after = price == null || price.signum() <= 0 ? row : row.priced(price, next);
            moved |= after.changed == next;
            priced.add(after);
        }
        return new PricedHoldings(priced, composed, moved ? next : version, moved ? now : asOf);
    }

    /** The board of a newer answer about what is owned. Prices that came since by themselves are newer than the answer's, and stay. */
    PricedHoldings owning(List<Holding> newer, Instant now) {
        Map<Listing, BigDecimal> live = rows.stream()
                .filter(Row::live)
                .collect(Collectors.toMap(
                        row -> row.holding.listing(), row -> row.holding.lastPrice(), (one, other) -> one));
        if (!withoutPrices(newer).equals(withoutPrices(holdings()))) {
            return of(newer, version + 1, now).quoted(live, now);
        }
        Map<Listing, BigDecimal> prices = new HashMap<>(live);
        newer.forEach(holding -> prices.putIfAbsent(holding.listing(), holding.lastPrice()));
        return quoted(prices, now);
    }

    private static List<Holding> withoutPrices(List<Holding> holdings) {
        return holdings.stream().map(holding -> holding.at(BigDecimal.ZERO)).toList();
    }

    /**
     * What is different for somebody.
     *
     * @param seen the version that they saw last; 0 for none
     * @return empty when they saw this one, or a newer one
     */
    Optional<PriceUpdate> since(long seen, UUID configId) {
        if (seen >= version) {
            return Optional.empty();
        }
        boolean complete = seen < composed;
        List<HoldingPrice> changed = rows.stream()
                .filter(row -> complete || row.changed > seen)
                .map(row -> HoldingPrice.of(HoldingView.of(row.holding)))
                .toList();
        return Optional.of(new PriceUpdate(configId, asOf, complete, Totals.over(holdings()), changed));
    }

    private List<Holding> holdings() {
        return rows.stream().map(Row::holding).toList();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    long version() {
        return version;
    }

    /** What to ask for where prices are asked for. */
    Set<Listing> listings() {
        return rows.stream().map(row -> row.holding.listing()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What to ask for in a stream, where it has names. */
    Set<String> streamKeys() {
        return rows.stream()
                .map(row -> row.holding.streamKey())
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
