package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.brokerconnect.broker.FundHolding;

/**
 * One mutual fund with what it is worth. Pledged units are part of the quantity.
 *
 * @param folio empty where the broker gives none
 * @param lastPrice the last net asset value of a unit
 * @param priceDate the day of the last price; null where the broker gives none
 * @param profitPercent null when nothing was invested
 */
public record FundHoldingView(
        String isin,
        String name,
        String folio,
        BigDecimal quantity,
        BigDecimal pledged,
        BigDecimal averagePrice,
        BigDecimal lastPrice,
        @Nullable LocalDate priceDate,
        BigDecimal invested,
        BigDecimal value,
        BigDecimal profit,
        @Nullable BigDecimal profitPercent) {

    static Worth worth(FundHolding fund) {
        return Worth.of(fund.quantity(), fund.averagePrice(), fund.lastPrice(), BigDecimal.ZERO);
    }

    static FundHoldingView of(FundHolding fund) {
        Worth worth = worth(fund);
        return new FundHoldingView(
                fund.isin(),
                fund.name(),
                fund.folio(),
                fund.quantity(),
                fund.pledged(),
                fund.averagePrice(),
                fund.lastPrice(),
                fund.priceDate().orElse(null),
                worth.invested(),
                worth.value(),
                worth.profit(),
                worth.profitPercent().orElse(null));
    }
}
