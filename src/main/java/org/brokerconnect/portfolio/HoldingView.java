package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.brokerconnect.broker.Holding;

/**
 * One holding with its valuation. Settled, undelivered and pledged shares count. Margin-funded shares are listed apart
 * and are in no total. A number that is unknown, or would be computed from one that is, is null.
 *
 * @param key tells the row apart from all others of the answer; see {@link HoldingKeys}
 * @param product the broker's name of the product; may be empty
 * @param quantity settled, undelivered and pledged shares together
 * @param costUncertain the broker marks the cost as unreliable, so the profit is too
 * @param dayChange of the whole holding, not per share
 * @param marginFunded null if there are no margin-funded shares
 * @param account the broker's number of the account; null where a connection has one account
 */
public record HoldingView(
        String key,
        String exchange,
        String symbol,
        String product,
        String isin,
        BigDecimal quantity,
        BigDecimal settled,
        BigDecimal unsettled,
        BigDecimal pledged,
        @Nullable BigDecimal averagePrice,
        @Nullable BigDecimal lastPrice,
        @Nullable BigDecimal closePrice,
        boolean costUncertain,
        @Nullable BigDecimal invested,
        @Nullable BigDecimal value,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal profitPercent,
        @Nullable BigDecimal dayChange,
        @Nullable BigDecimal dayChangePercent,
        @Nullable MarginFundedView marginFunded,
        @Nullable String account) {

    /** Shares that were bought with money lent by the broker (MTF). */
    public record MarginFundedView(
            BigDecimal quantity,
            @Nullable BigDecimal averagePrice,
            @Nullable BigDecimal initialMargin,
            @Nullable BigDecimal value,
            @Nullable BigDecimal profit) {

        static MarginFundedView of(Holding.MarginFunded funded, @Nullable BigDecimal lastPrice) {
            BigDecimal value = Valuation.times(funded.quantity(), lastPrice);
            return new MarginFundedView(
                    funded.quantity(),
                    funded.averagePrice(),
                    funded.initialMargin(),
                    value,
                    Valuation.difference(value, Valuation.times(funded.quantity(), funded.averagePrice())));
        }
    }

    /** Values all shares that the person owns. */
    public static Valuation valuation(Holding holding) {
        return Valuation.of(holding.owned(), holding.averagePrice(), holding.lastPrice(), holding.closePrice());
    }

    /** The rows of an answer. */
    static List<HoldingView> all(List<Holding> holdings) {
        List<String> keys = HoldingKeys.of(holdings);
        return IntStream.range(0, holdings.size())
                .mapToObj(i -> of(keys.get(i), holdings.get(i)))
                .toList();
    }

    public static HoldingView of(String key, Holding holding) {
        Valuation valuation = valuation(holding);
        return new HoldingView(
                key,
                holding.listing().exchange(),
                holding.listing().symbol(),
                holding.product(),
                holding.isin(),
                holding.owned(),
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
                        .orElse(null),
                holding.account().isEmpty() ? null : holding.account());
    }
}
