package org.brokerconnect.portfolio;

import java.math.BigDecimal;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Position.Traded;

/**
 * One position. It stays, with quantity 0, on the day on which it was closed.
 *
 * @param product the broker's word for how it is held
 * @param quantity negative when short
 * @param carried the part of it that is older than today
 * @param multiplier units in one of the quantity
 * @param profit as the broker counts it
 * @param markedToMarket the gain of the day
 */
public record PositionView(
        String exchange,
        String symbol,
        String product,
        BigDecimal quantity,
        BigDecimal carried,
        BigDecimal multiplier,
        BigDecimal averagePrice,
        BigDecimal lastPrice,
        BigDecimal closePrice,
        Traded bought,
        Traded sold,
        Traded boughtToday,
        Traded soldToday,
        BigDecimal profit,
        BigDecimal markedToMarket) {

    static PositionView of(Position position) {
        return new PositionView(
                position.listing().exchange(),
                position.listing().symbol(),
                position.product(),
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
                position.markedToMarket());
    }
}
