package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Currency;
import java.util.List;
import org.brokerconnect.broker.Holding;

/**
 * Holdings with totals.
 *
 * @param costUncertain how many holdings have an uncertain cost; if not 0, the total profit is uncertain too
 * @param changes differences to the last answer before the last login; empty if there are none, or no such answer
 */
public record PortfolioView(
        @JsonUnwrapped Provenance provenance,
        Currency currency,
        Totals totals,
        int costUncertain,
        List<HoldingView> holdings,
        List<HoldingChange> changes) {

    static PortfolioView of(PortfolioAnswer<List<Holding>> answer) {
        List<Holding> holdings = answer.data();
        return new PortfolioView(
                answer.provenance(),
                AnswerCurrency.of(holdings.stream().map(Holding::currency)),
                Totals.over(holdings),
                (int) holdings.stream().filter(Holding::costUncertain).count(),
                holdings.stream().map(HoldingView::of).toList(),
                answer.beforeLogin()
                        .map(before -> HoldingChange.between(before, holdings))
                        .orElse(List.of()));
    }
}
