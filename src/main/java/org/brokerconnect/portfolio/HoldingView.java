package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import org.brokerconnect.broker.Holding;

/**
 * One holding with what it is worth. Settled and undelivered shares count; what was bought with the broker's money is apart and in no total;
 * pledged shares are shown and not added.
 *
 * @param quantity settled and undelivered together
 * @param costUncertain the broker doubts what was paid, so the profit means nothing
 * @param dayChange of the whole holding, not of one share
 * @param marginFunded null when nothing was bought with the broker's money
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

    /** Shares that the broker lent the money for. */
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

    /** The worth of the shares that count. */
    public static Worth worth(Holding holding) {
        return Worth.of(owned(holding), holding.averagePrice(), holding.lastPrice(), holding.closePrice());
    }

    static BigDecimal owned(Holding holding) {
        return holding.settled().add(holding.unsettled());
    }

    public static HoldingView of(Holding holding) {
        Worth worth = worth(holding);
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
                worth.invested(),
                worth.value(),
                worth.profit(),
                worth.profitPercent().orElse(null),
                worth.dayChange(),
                worth.dayChangePercent().orElse(null),
                holding.marginFunded()
                        .map(funded -> MarginFundedView.of(funded, holding.lastPrice()))
                        .orElse(null));
    }
}
