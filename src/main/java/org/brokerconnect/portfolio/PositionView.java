package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.List;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Position.Traded;
import org.brokerconnect.market.MarketSegment;

/**
 * One position. A closed position stays with quantity 0 until the end of its day. A number that is unknown is null.
 *
 * @param product the broker's product code
 * @param segment the market hours of the exchange; null if they are not known
 * @param quantity negative for a short position
 * @param carried the part of the quantity that was carried over from earlier days
 * @param multiplier units per unit of quantity
 * @param profit as computed by the broker, or by its formula where it gives none
 * @param markedToMarket the day's profit
 * @param account the broker's number of the account; null where a connection has one account
 */
public record PositionView(
        String exchange,
        String symbol,
        String product,
        @Nullable MarketSegment segment,
        BigDecimal quantity,
        @Nullable BigDecimal carried,
        @Nullable BigDecimal multiplier,
        @Nullable BigDecimal averagePrice,
        @Nullable BigDecimal lastPrice,
        @Nullable BigDecimal closePrice,
        Traded bought,
        Traded sold,
        Traded boughtToday,
        Traded soldToday,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal markedToMarket,
        @Nullable String account) {

    static List<PositionView> all(List<Position> positions, AnswerMarkets markets) {
        return positions.stream().map(position -> of(position, markets)).toList();
    }

    private static PositionView of(Position position, AnswerMarkets markets) {
        return new PositionView(
                position.listing().exchange(),
                position.listing().symbol(),
                position.product(),
                markets.segmentOf(position.listing()),
                position.quantity(),
                position.carried(),
                position.multiplier(),
                position.averagePrice(),
                position.lastPrice(),
                position.closePrice(),
                position.bought(),
                position.sold(),
                position.boughtToday(),
                position.soldToday(),
                position.profit(),
                position.markedToMarket(),
                position.account().isEmpty() ? null : position.account());
    }
}
