package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import org.brokerconnect.portfolio.HoldingView;

/** The fields of a holding that depend on its price, as in {@link HoldingView}. */
public record HoldingPrice(
        String exchange,
        String symbol,
        BigDecimal lastPrice,
        BigDecimal closePrice,
        BigDecimal value,
        BigDecimal profit,
        @Nullable BigDecimal profitPercent,
        BigDecimal dayChange,
        @Nullable BigDecimal dayChangePercent) {

    static HoldingPrice of(HoldingView holding) {
        return new HoldingPrice(
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
