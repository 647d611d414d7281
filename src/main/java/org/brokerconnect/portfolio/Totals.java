package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;

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
