package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Rows;

/**
 * Mutual fund holdings with totals. The broker gives no previous close, so there is no day change.
 *
 * @param unreadable the names of rows that the broker sent and that cannot be read; no total contains them
 */
public record FundHoldingsView(
        @JsonUnwrapped Provenance provenance,
        Currency currency,
        FundTotals totals,
        List<FundHoldingView> funds,
        List<String> unreadable) {

    /**
     * Exact sums over the funds whose numbers are known; null if there are funds and a sum is known of none.
     *
     * @param profit of the funds whose cost and price are known
     * @param profitPercent percentage of the cost of these; null if that is 0 or unknown
     * @param withoutPrice the names of the funds that have no value
     * @param withoutCost the names of the funds that have no cost
     */
    public record FundTotals(
            @Nullable BigDecimal invested,
            @Nullable BigDecimal value,
            @Nullable BigDecimal profit,
            @Nullable BigDecimal profitPercent,
            List<String> withoutPrice,
            List<String> withoutCost) {

        static FundTotals over(List<FundHolding> funds) {
            Valuation sum =
                    Valuation.sum(funds.stream().map(FundHoldingView::valuation).toList());
            return new FundTotals(
                    sum.invested(),
                    sum.value(),
                    sum.profit(),
                    sum.profitPercent().orElse(null),
                    names(funds, row -> row.value() == null),
                    names(funds, row -> row.invested() == null));
        }

        private static List<String> names(List<FundHolding> funds, Predicate<Valuation> isMissing) {
            return funds.stream()
                    .filter(fund -> isMissing.test(FundHoldingView.valuation(fund)))
                    .map(fund -> fund.name().isEmpty() ? fund.isin() : fund.name())
                    .toList();
        }
    }

    static FundHoldingsView of(PortfolioAnswer<Rows<FundHolding>> answer) {
        List<FundHolding> funds = answer.data().readable();
        return new FundHoldingsView(
                answer.provenance(),
                AnswerCurrency.of(funds.stream().map(FundHolding::currency)),
                FundTotals.over(funds),
                funds.stream().map(FundHoldingView::of).toList(),
                answer.data().unreadable());
    }
}
