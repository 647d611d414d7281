package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Collection;
import org.brokerconnect.broker.Holding;

/**
 * Exact sums over all rows of an answer, in the answer's currency.
 *
 * @param profitPercent percentage of {@code invested}; null if that is 0
 * @param dayChangePercent percentage of the value at the previous close; null if that is 0
 */
public record Totals(
        BigDecimal invested,
        BigDecimal value,
        BigDecimal profit,
        @Nullable BigDecimal profitPercent,
        BigDecimal dayChange,
        @Nullable BigDecimal dayChangePercent) {

    public static Totals over(Collection<Holding> holdings) {
        return of(Valuation.sum(holdings.stream().map(HoldingView::valuation).toList()));
    }

    static Totals of(Valuation valuation) {
        return new Totals(
                valuation.invested(),
                valuation.value(),
                valuation.profit(),
                valuation.profitPercent().orElse(null),
                valuation.dayChange(),
                valuation.dayChangePercent().orElse(null));
    }
}
