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
import java.util.stream.IntStream;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.portfolio.HoldingKeys;
import org.brokerconnect.portfolio.HoldingView;
import org.brokerconnect.portfolio.Totals;

/**
 * Holdings at their newest prices. Immutable; each change creates an instance with a greater version. Each row has the
 * version of its last change, so the difference to any earlier version can be computed.
 */
final class PricedHoldings {

    /**
     * One holding.
     *
     * @param key as in {@link HoldingView}
     * @param streamed whether the price came from a tick or a quote, not from the answer with the holdings
     * @param changedIn the version of the last change of price
     */
    private record Row(String key, Holding holding, boolean streamed, long changedIn) {

        Row at(BigDecimal price, long version) {
            boolean isChanged = holding.lastPrice() == null || price.compareTo(holding.lastPrice()) != 0;
            return new Row(key, isChanged ? holding.at(price) : holding, true, isChanged ? version : changedIn);
        }
    }

    private final List<Row> rows;
    private final long listedIn;
    private final long version;
    private final Instant asOf;

    private PricedHoldings(List<Row> rows, long listedIn, long version, Instant asOf) {
        this.rows = rows;
        this.listedIn = listedIn;
        this.version = version;
        this.asOf = asOf;
    }

    /**
     * The first instance.
     *
     * @param holdings the broker's answer
     * @param version greater than all versions that were shown before
     */
    static PricedHoldings of(List<Holding> holdings, long version, Instant asOf) {
        List<String> keys = HoldingKeys.of(holdings);
        List<Row> rows = IntStream.range(0, holdings.size())
                .mapToObj(i -> new Row(keys.get(i), holdings.get(i), false, version))
                .toList();
        return new PricedHoldings(rows, version, version, asOf);
    }

    /** Applies ticks; those of other listings are ignored. */
    PricedHoldings withTicks(List<Tick> ticks, Instant now) {
        Map<String, BigDecimal> prices = new HashMap<>();
        ticks.forEach(tick -> prices.put(tick.streamKey(), tick.lastPrice()));
        return withPrices(holding -> prices.get(holding.streamKey()), now);
    }

    /** Applies quotes; holdings without a quote keep their price. */
    PricedHoldings withQuotes(Map<Listing, BigDecimal> prices, Instant now) {
        return withPrices(holding -> prices.get(holding.listing()), now);
    }

    /** Ignores prices of 0, which brokers send for listings that have not traded yet. */
    private PricedHoldings withPrices(Function<Holding, BigDecimal> prices, Instant now) {
        long next = version + 1;
        List<Row> newRows = new ArrayList<>(rows.size());
        boolean isChanged = false;
        for (Row row : rows) {
            BigDecimal price = prices.apply(row.holding);
            Row newRow = price == null || price.signum() <= 0 ? row : row.at(price, next);
            isChanged |= newRow.changedIn == next;
            newRows.add(newRow);
        }
        return new PricedHoldings(newRows, listedIn, isChanged ? next : version, isChanged ? now : asOf);
    }

    /** Applies a newer answer. Streamed prices win over the answer's. */
    PricedHoldings withHoldings(List<Holding> newer, Instant now) {
        Map<Listing, BigDecimal> streamed = rows.stream()
                .filter(Row::streamed)
                .collect(Collectors.toMap(
                        row -> row.holding.listing(), row -> row.holding.lastPrice(), (first, second) -> first));
        if (!withoutPrices(newer).equals(withoutPrices(holdings()))) {
            return of(newer, version + 1, now).withQuotes(streamed, now);
        }
        Map<Listing, BigDecimal> prices = new HashMap<>(streamed);
        newer.forEach(holding -> prices.putIfAbsent(holding.listing(), holding.lastPrice()));
        return withQuotes(prices, now);
    }

    private static List<Holding> withoutPrices(List<Holding> holdings) {
        return holdings.stream().map(holding -> holding.at(null)).toList();
    }

    /**
     * The difference to an earlier version.
     *
     * @param seen the version that the client received last; 0 for none
     * @return empty if the client has received this version or a newer one
     */
    Optional<PriceUpdate> updateSince(long seen, UUID configId) {
        if (seen >= version) {
            return Optional.empty();
        }
        boolean complete = seen < listedIn;
        List<HoldingPrice> changed = rows.stream()
                .filter(row -> complete || row.changedIn > seen)
                .map(row -> HoldingPrice.of(HoldingView.of(row.key, row.holding)))
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

    /** The listings to poll quotes for. */
    Set<Listing> listings() {
        return rows.stream().map(row -> row.holding.listing()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The keys to subscribe in the broker's stream; holdings without a key are not streamed. */
    Set<String> streamKeys() {
        return rows.stream()
                .map(row -> row.holding.streamKey())
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
