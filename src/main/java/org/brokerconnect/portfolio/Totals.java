package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Collection;
import org.brokerconnect.broker.Holding;

/**
 * Sums over all rows of an answer, exact, in the answer's currency.
 *
 * @param profitPercent of what was invested; null when that is 0
 * @param dayChangePercent of the value before today; null when that is 0
 */
public record Totals(
        BigDecimal invested,
        BigDecimal value,
        BigDecimal profit,
        @Nullable BigDecimal profitPercent,
        BigDecimal dayChange,
        @Nullable BigDecimal dayChangePercent) {

    /** Over all holdings of an answer. */
    public static Totals over(Collection<Holding> holdings) {
        return of(Worth.sum(holdings.stream().map(HoldingView::worth).toList()));
    }

    static Totals of(Worth worth) {
        return new Totals(
                worth.invested(),
                worth.value(),
                worth.profit(),
                worth.profitPercent().orElse(null),
                worth.dayChange(),
                worth.dayChangePercent().orElse(null));
    }
}
