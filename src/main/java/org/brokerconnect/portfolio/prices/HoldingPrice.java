package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import org.brokerconnect.portfolio.HoldingView;

/** What a new price makes of one holding; the fields are those of the same name of {@link HoldingView}. */
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
