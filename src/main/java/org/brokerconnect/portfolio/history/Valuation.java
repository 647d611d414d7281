package org.brokerconnect.portfolio.history;

import java.util.Currency;
import java.util.List;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.portfolio.AnswerCurrency;
import org.brokerconnect.portfolio.HoldingView;
import org.brokerconnect.portfolio.Worth;

/** What all holdings of an account were worth at one time: the totals that a live answer of that time had. */
record Valuation(Currency currency, Worth worth) {

    static Valuation of(List<Holding> holdings) {
        return new Valuation(
                AnswerCurrency.of(holdings.stream().map(Holding::currency)),
                Worth.sum(holdings.stream().map(HoldingView::worth).toList()));
    }
}
