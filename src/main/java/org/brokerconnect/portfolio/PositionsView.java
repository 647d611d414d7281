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
 * Positions. Both lists contain the same trades, so only {@code net} is summed.
 *
 * @param net open positions including those carried over, and positions closed today
 * @param day today's trades only
 * @param profit sum over {@code net}
 * @param markedToMarket sum over {@code net} of the day's profit
 */
public record PositionsView(
        @JsonUnwrapped Provenance provenance,
        Currency currency,
        BigDecimal profit,
        BigDecimal markedToMarket,
        List<PositionView> net,
        List<PositionView> day) {

    static PositionsView of(PortfolioAnswer<Positions> answer) {
        Positions positions = answer.data();
        Stream<Position> all = Stream.concat(positions.net().stream(), positions.day().stream());
        return new PositionsView(
                answer.provenance(),
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
