package org.brokerconnect.portfolio;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brokerconnect.broker.Holding;

/**
 * A holding whose quantity is different from what was known.
 *
 * @param kind ADDED, GONE or QUANTITY
 * @param before 0 when it was added
 * @param now 0 when it is gone
 */
public record HoldingChange(ChangeKind kind, String exchange, String symbol, BigDecimal before, BigDecimal now) {

    /** What happened to the holding. */
    public enum ChangeKind {
        ADDED,
        GONE,
        QUANTITY
    }

    /** All differences, by symbol. Prices are no difference. */
    static List<HoldingChange> between(List<Holding> before, List<Holding> now) {
        Map<String, Holding> old = byListing(before);
        Map<String, Holding> current = byListing(now);
        List<HoldingChange> changes = new ArrayList<>();
        old.forEach((key, holding) -> {
            if (!current.containsKey(key)) {
                changes.add(change(ChangeKind.GONE, holding, owned(holding), BigDecimal.ZERO));
            }
        });
        current.forEach((key, holding) -> {
            BigDecimal had = old.containsKey(key) ? owned(old.get(key)) : BigDecimal.ZERO;
            if (!old.containsKey(key)) {
                changes.add(change(ChangeKind.ADDED, holding, had, owned(holding)));
            } else if (had.compareTo(owned(holding)) != 0) {
                changes.add(change(ChangeKind.QUANTITY, holding, had, owned(holding)));
            }
        });
        return changes;
    }

    private static Map<String, Holding> byListing(List<Holding> holdings) {
        return holdings.stream()
                .collect(Collectors.toMap(
                        holding -> holding.listing().symbol() + ":"
                                + holding.listing().exchange(),
                        Function.identity(),
                        (one, same) -> one,
                        TreeMap::new));
    }

    private static BigDecimal owned(Holding holding) {
        return holding.settled().add(holding.unsettled());
    }

    private static HoldingChange change(ChangeKind kind, Holding holding, BigDecimal before, BigDecimal now) {
        return new HoldingChange(
                kind, holding.listing().exchange(), holding.listing().symbol(), before, now);
    }
}
