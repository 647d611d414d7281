package org.brokerconnect.portfolio;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;

/**
 * A holding whose quantity changed. A row with quantity 0 counts as no holding.
 *
 * @param before quantity before; 0 for ADDED
 * @param now quantity now; 0 for GONE
 */
public record HoldingChange(ChangeKind kind, String exchange, String symbol, BigDecimal before, BigDecimal now) {

    private static final Comparator<Listing> BY_SYMBOL =
            Comparator.comparing(Listing::symbol).thenComparing(Listing::exchange);

    /** What happened to the holding. */
    public enum ChangeKind {
        ADDED,
        GONE,
        QUANTITY
    }

    /** All changed quantities, ordered by symbol. Prices are not compared. */
    static List<HoldingChange> between(List<Holding> before, List<Holding> now) {
        Map<Listing, BigDecimal> had = quantities(before);
        Map<Listing, BigDecimal> has = quantities(now);
        TreeSet<Listing> all = new TreeSet<>(BY_SYMBOL);
        all.addAll(had.keySet());
        all.addAll(has.keySet());
        return all.stream()
                .map(listing -> of(
                        listing,
                        had.getOrDefault(listing, BigDecimal.ZERO),
                        has.getOrDefault(listing, BigDecimal.ZERO)))
                .filter(change -> change.before.compareTo(change.now) != 0)
                .toList();
    }

    private static Map<Listing, BigDecimal> quantities(List<Holding> holdings) {
        Map<Listing, BigDecimal> quantities = new TreeMap<>(BY_SYMBOL);
        holdings.forEach(holding -> quantities.merge(holding.listing(), holding.owned(), BigDecimal::add));
        return quantities;
    }

    private static HoldingChange of(Listing listing, BigDecimal before, BigDecimal now) {
        ChangeKind kind =
                before.signum() == 0 ? ChangeKind.ADDED : now.signum() == 0 ? ChangeKind.GONE : ChangeKind.QUANTITY;
        return new HoldingChange(kind, listing.exchange(), listing.symbol(), before, now);
    }
}
