package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.util.Currency;
import java.util.List;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.market.MarketStatus;

/**
 * Holdings with totals.
 *
 * @param market the state of the market for shares; null for SAMPLE
 * @param costUncertain how many holdings have an uncertain cost; if not 0, the total profit is uncertain too
 * @param unreadable the names of rows that the broker sent and that cannot be read; no total contains them
 * @param changes differences to the last answer before the last login; empty if there are none, no such
 *     answer, or one of the two answers had unreadable rows
 */
public record PortfolioView(
        @JsonUnwrapped Provenance provenance,
        @Nullable MarketStatus market,
        Currency currency,
        Totals totals,
        int costUncertain,
        List<HoldingView> holdings,
        List<HoldingChange> changes,
        List<String> unreadable) {

    static PortfolioView of(PortfolioAnswer<Rows<Holding>> answer) {
        List<Holding> holdings = answer.data().readable();
        return new PortfolioView(
                answer.provenance(),
                answer.markets().shares(),
                AnswerCurrency.of(holdings.stream().map(Holding::currency)),
                Totals.over(holdings),
                (int) holdings.stream().filter(Holding::costUncertain).count(),
                HoldingView.all(holdings),
                answer.beforeLogin()
                        .filter(before -> answer.data().unreadable().isEmpty()
                                && before.unreadable().isEmpty())
                        .map(before -> HoldingChange.between(before.readable(), holdings))
                        .orElse(List.of()),
                answer.data().unreadable());
    }
}
