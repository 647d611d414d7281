package org.brokerconnect.portfolio.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Currency;
import java.util.List;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.portfolio.AnswerCurrency;
import org.brokerconnect.portfolio.HoldingView;
import org.brokerconnect.portfolio.Totals;
import org.brokerconnect.portfolio.Valuation;

/**
 * The valuation of all holdings of an account at one time, equal to the totals of the live answer. Stored as JSON, so
 * the JSON names must not change.
 *
 * @param notIncluded how many holdings the value does not contain, because they have no price or cannot be read
 */
record PortfolioValue(
        Currency currency, @JsonProperty("worth") Valuation valuation, int notIncluded) {

    /** Whether the value of the holdings is equal; both values are known. */
    boolean hasSameValueAs(PortfolioValue other) {
        return valuation.value().compareTo(other.valuation.value()) == 0 && currency.equals(other.currency);
    }

    static PortfolioValue of(Rows<Holding> rows) {
        List<Holding> holdings = rows.readable();
        int withoutPrice = Totals.over(holdings).withoutPrice().size();
        return new PortfolioValue(
                AnswerCurrency.of(holdings.stream().map(Holding::currency)),
                Valuation.sum(holdings.stream().map(HoldingView::valuation).toList()),
                withoutPrice + rows.unreadable().size());
    }
}
