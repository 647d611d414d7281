package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Currency;
import java.util.List;
import org.brokerconnect.broker.Holding;

/**
 * Shares that are owned, with totals.
 *
 * @param costUncertain how many holdings have a cost that the broker doubts; totals of profit are as doubtful while it is not 0
 * @param changes what is different from what was known before the last login; empty when nothing is, or nothing was known
 */
public record PortfolioView(
        @JsonUnwrapped Provenance provenance,
        Currency currency,
        Totals totals,
        int costUncertain,
        List<HoldingView> holdings,
        List<HoldingChange> changes) {

    static PortfolioView of(PortfolioAnswer<List<Holding>> reading) {
        List<Holding> holdings = reading.data();
        return new PortfolioView(
                reading.provenance(),
                AnswerCurrency.of(holdings.stream().map(Holding::currency)),
                Totals.over(holdings),
                (int) holdings.stream().filter(Holding::costUncertain).count(),
                holdings.stream().map(HoldingView::of).toList(),
                reading.beforeLogin()
                        .map(before -> HoldingChange.between(before, holdings))
                        .orElse(List.of()));
    }
}
