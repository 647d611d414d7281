package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import org.brokerconnect.portfolio.HoldingView;

/** The fields of a holding that depend on its price, as in {@link HoldingView}; null if they are unknown. */
public record HoldingPrice(
        String key,
        String exchange,
        String symbol,
        @Nullable BigDecimal lastPrice,
        @Nullable BigDecimal closePrice,
        @Nullable BigDecimal value,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal profitPercent,
        @Nullable BigDecimal dayChange,
        @Nullable BigDecimal dayChangePercent) {

    static HoldingPrice of(HoldingView holding) {
        return new HoldingPrice(
                holding.key(),
                holding.exchange(),
                holding.symbol(),
                holding.lastPrice(),
                holding.closePrice(),
                holding.value(),
                holding.profit(),
                holding.profitPercent(),
                holding.dayChange(),
                holding.dayChangePercent());
    }
}
