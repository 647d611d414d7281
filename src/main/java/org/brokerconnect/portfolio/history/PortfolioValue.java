package org.brokerconnect.portfolio.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Currency;
import java.util.List;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.portfolio.AnswerCurrency;
import org.brokerconnect.portfolio.HoldingView;
import org.brokerconnect.portfolio.Valuation;

/**
 * The valuation of all holdings of an account at one time, equal to the totals of the live answer. Stored as JSON, so
 * the JSON names must not change.
 */
record PortfolioValue(
        Currency currency, @JsonProperty("worth") Valuation valuation) {

    static PortfolioValue of(List<Holding> holdings) {
        return new PortfolioValue(
                AnswerCurrency.of(holdings.stream().map(Holding::currency)),
                Valuation.sum(holdings.stream().map(HoldingView::valuation).toList()));
    }
}
