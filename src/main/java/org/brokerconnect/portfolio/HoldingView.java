package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import org.brokerconnect.broker.Holding;

/**
 * One holding with its valuation. Settled and undelivered shares count. Margin-funded shares are listed apart and are
 * in no total; pledged shares are shown and not added.
 *
 * @param quantity settled and undelivered shares together
 * @param costUncertain the broker marks the cost as unreliable, so the profit is too
 * @param dayChange of the whole holding, not per share
 * @param marginFunded null if there are no margin-funded shares
 */
public record HoldingView(
        String exchange,
        String symbol,
        String isin,
        BigDecimal quantity,
        BigDecimal settled,
        BigDecimal unsettled,
        BigDecimal pledged,
        BigDecimal averagePrice,
        BigDecimal lastPrice,
        BigDecimal closePrice,
        boolean costUncertain,
        BigDecimal invested,
        BigDecimal value,
        BigDecimal profit,
        @Nullable BigDecimal profitPercent,
        BigDecimal dayChange,
        @Nullable BigDecimal dayChangePercent,
        @Nullable MarginFundedView marginFunded) {

    /** Shares that were bought with money lent by the broker (MTF). */
    public record MarginFundedView(
            BigDecimal quantity,
            BigDecimal averagePrice,
            BigDecimal initialMargin,
            BigDecimal value,
            BigDecimal profit) {

        static MarginFundedView of(Holding.MarginFunded funded, BigDecimal lastPrice) {
            BigDecimal value = funded.quantity().multiply(lastPrice);
            return new MarginFundedView(
                    funded.quantity(),
                    funded.averagePrice(),
                    funded.initialMargin(),
                    value,
                    value.subtract(funded.quantity().multiply(funded.averagePrice())));
        }
    }

    /** Values the settled and undelivered shares. */
    public static Valuation valuation(Holding holding) {
        return Valuation.of(owned(holding), holding.averagePrice(), holding.lastPrice(), holding.closePrice());
    }

    static BigDecimal owned(Holding holding) {
        return holding.settled().add(holding.unsettled());
    }

    public static HoldingView of(Holding holding) {
        Valuation valuation = valuation(holding);
        return new HoldingView(
                holding.listing().exchange(),
                holding.listing().symbol(),
                holding.isin(),
                owned(holding),
                holding.settled(),
                holding.unsettled(),
                holding.pledged(),
                holding.averagePrice(),
                holding.lastPrice(),
                holding.closePrice(),
                holding.costUncertain(),
                valuation.invested(),
                valuation.value(),
                valuation.profit(),
                valuation.profitPercent().orElse(null),
                valuation.dayChange(),
                valuation.dayChangePercent().orElse(null),
                holding.marginFunded()
                        .map(funded -> MarginFundedView.of(funded, holding.lastPrice()))
                        .orElse(null));
    }
}
