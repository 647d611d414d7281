package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.brokerconnect.broker.FundHolding;

/**
 * One mutual fund with its valuation. Pledged units are part of the quantity. A number that is unknown, or would be
 * computed from one that is, is null.
 *
 * @param folio empty if the broker provides none
 * @param lastPrice the last net asset value per unit
 * @param priceDate the day of the last price; null if the broker provides none
 * @param profitPercent percentage of {@code invested}; null if that is 0
 * @param account the broker's number of the account; null where a connection has one account
 */
public record FundHoldingView(
        String isin,
        String name,
        String folio,
        BigDecimal quantity,
        BigDecimal pledged,
        @Nullable BigDecimal averagePrice,
        @Nullable BigDecimal lastPrice,
        @Nullable LocalDate priceDate,
        @Nullable BigDecimal invested,
        @Nullable BigDecimal value,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal profitPercent,
        @Nullable String account) {

    static Valuation valuation(FundHolding fund) {
        return Valuation.of(fund.quantity(), fund.averagePrice(), fund.lastPrice(), null);
    }

    static FundHoldingView of(FundHolding fund) {
        Valuation valuation = valuation(fund);
        return new FundHoldingView(
                fund.isin(),
                fund.name(),
                fund.folio(),
                fund.quantity(),
                fund.pledged(),
                fund.averagePrice(),
                fund.lastPrice(),
                fund.priceDate().orElse(null),
                valuation.invested(),
                valuation.value(),
                valuation.profit(),
                valuation.profitPercent().orElse(null),
                fund.account().isEmpty() ? null : fund.account());
    }
}
