package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Positions;

/**
 * Positions. The two lists tell of the same trades, so only one is summed.
 *
 * @param net what is open now with what was carried, and what was closed today
 * @param day today's trades alone
 * @param profit over {@code net}
 * @param markedToMarket over {@code net}: the gain of the day
 */
public record PositionsView(
        @JsonUnwrapped Provenance provenance,
        Currency currency,
        BigDecimal profit,
        BigDecimal markedToMarket,
        List<PositionView> net,
        List<PositionView> day) {

    static PositionsView of(PortfolioAnswer<Positions> reading) {
        Positions positions = reading.data();
        Stream<Position> all = Stream.concat(positions.net().stream(), positions.day().stream());
        return new PositionsView(
                reading.provenance(),
                AnswerCurrency.of(all.map(Position::currency)),
                sum(positions.net(), Position::profit),
                sum(positions.net(), Position::markedToMarket),
                positions.net().stream().map(PositionView::of).toList(),
                positions.day().stream().map(PositionView::of).toList());
    }

    private static BigDecimal sum(List<Position> positions, Function<Position, BigDecimal> amount) {
        return positions.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
