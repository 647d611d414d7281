package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.brokerconnect.broker.FundHolding;

/** Mutual fund holdings with totals. The broker provides no previous close, so there is no day change. */
public record FundHoldingsView(
        @JsonUnwrapped Provenance provenance, Currency currency, FundTotals totals, List<FundHoldingView> funds) {

    /** Exact sums over all funds. {@code profitPercent} is null if {@code invested} is 0. */
    public record FundTotals(
            BigDecimal invested,
            BigDecimal value,
            BigDecimal profit,
            @Nullable BigDecimal profitPercent) {

        static FundTotals of(Valuation valuation) {
            return new FundTotals(
                    valuation.invested(),
                    valuation.value(),
                    valuation.profit(),
                    valuation.profitPercent().orElse(null));
        }
    }

    static FundHoldingsView of(PortfolioAnswer<List<FundHolding>> answer) {
        List<FundHolding> funds = answer.data();
        return new FundHoldingsView(
                answer.provenance(),
                AnswerCurrency.of(funds.stream().map(FundHolding::currency)),
                FundTotals.of(Valuation.sum(
                        funds.stream().map(FundHoldingView::valuation).toList())),
                funds.stream().map(FundHoldingView::of).toList());
    }
}
