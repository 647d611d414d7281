package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.brokerconnect.broker.FundHolding;

/** Mutual funds that are owned, with totals. There is no price of the day before, so no change of the day either. */
public record FundHoldingsView(
        @JsonUnwrapped Provenance provenance, Currency currency, FundTotals totals, List<FundHoldingView> funds) {

    /** Exact sums over all funds. {@code profitPercent} is null when nothing was invested. */
    public record FundTotals(
            BigDecimal invested,
            BigDecimal value,
            BigDecimal profit,
            @Nullable BigDecimal profitPercent) {

        static FundTotals of(Worth worth) {
            return new FundTotals(
                    worth.invested(),
                    worth.value(),
                    worth.profit(),
                    worth.profitPercent().orElse(null));
        }
    }

    static FundHoldingsView of(PortfolioAnswer<List<FundHolding>> reading) {
        List<FundHolding> funds = reading.data();
        return new FundHoldingsView(
                reading.provenance(),
                AnswerCurrency.of(funds.stream().map(FundHolding::currency)),
                FundTotals.of(
                        Worth.sum(funds.stream().map(FundHoldingView::worth).toList())),
                funds.stream().map(FundHoldingView::of).toList());
    }
}
