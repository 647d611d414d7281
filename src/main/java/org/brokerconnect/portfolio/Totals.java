package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.brokerconnect.broker.Holding;

/**
 * Exact sums over the rows of an answer, in the answer's currency. Each contains the rows whose numbers are known; it
 * is null if there are rows and it is known of none.
 *
 * @param profit of the holdings whose cost and price are known
 * @param profitPercent percentage of the cost of these; null if that is 0 or unknown
 * @param dayChange of the holdings whose price and previous close are known
 * @param dayChangePercent percentage of the value of these at the previous close; null if that is 0 or unknown
 * @param withoutPrice the holdings that have no value, as exchange and symbol
 * @param withoutCost the holdings that have no cost
 * @param withoutClose the holdings that have a value and no day's change
 */
public record Totals(
        @Nullable BigDecimal invested,
        @Nullable BigDecimal value,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal profitPercent,
        @Nullable BigDecimal dayChange,
        @Nullable BigDecimal dayChangePercent,
        List<String> withoutPrice,
        List<String> withoutCost,
        List<String> withoutClose) {

    public static Totals over(Collection<Holding> holdings) {
        Valuation sum =
                Valuation.sum(holdings.stream().map(HoldingView::valuation).toList());
        return new Totals(
                sum.invested(),
                sum.value(),
                sum.profit(),
                sum.profitPercent().orElse(null),
                sum.dayChange(),
                sum.dayChangePercent().orElse(null),
                names(holdings, row -> row.value() == null),
                names(holdings, row -> row.invested() == null),
                names(holdings, row -> row.value() != null && row.dayChange() == null));
    }

    private static List<String> names(Collection<Holding> holdings, Predicate<Valuation> isMissing) {
        return holdings.stream()
                .filter(holding -> isMissing.test(HoldingView.valuation(holding)))
                .map(holding -> holding.listing().toString())
                .toList();
    }
}
