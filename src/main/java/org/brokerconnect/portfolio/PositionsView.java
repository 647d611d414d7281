package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.market.MarketStatus;

/**
 * Positions. Both lists contain the same trades, so only {@code net} is summed.
 *
 * @param market the state of the market for equity derivatives; null for SAMPLE
 * @param net open positions including those carried over, and positions closed today
 * @param day today's trades only
 * @param profit sum over the positions of {@code net} whose profit is known; null if there are positions and it is
 *     known of none
 * @param markedToMarket the same sum of the day's profit
 * @param withoutProfit the positions of {@code net} whose profit is unknown, as exchange and symbol
 * @param withoutMarkedToMarket the positions of {@code net} whose day's profit is unknown
 * @param unreadable the names of rows that the broker sent and that cannot be read; no total contains them
 */
public record PositionsView(
        @JsonUnwrapped Provenance provenance,
        @Nullable MarketStatus market,
        Currency currency,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal markedToMarket,
        List<PositionView> net,
        List<PositionView> day,
        List<String> withoutProfit,
        List<String> withoutMarkedToMarket,
        List<String> unreadable) {

    static PositionsView of(PortfolioAnswer<Positions> answer) {
        Positions positions = answer.data();
        Stream<Position> all = Stream.concat(positions.net().stream(), positions.day().stream());
        return new PositionsView(
                answer.provenance(),
                answer.market(),
                AnswerCurrency.of(all.map(Position::currency)),
                sum(positions.net(), Position::profit),
                sum(positions.net(), Position::markedToMarket),
                positions.net().stream().map(PositionView::of).toList(),
                positions.day().stream().map(PositionView::of).toList(),
                without(positions.net(), Position::profit),
                without(positions.net(), Position::markedToMarket),
                positions.unreadable());
    }

    @Nullable
    private static BigDecimal sum(List<Position> positions, Function<Position, BigDecimal> amount) {
        return positions.stream()
                .map(amount)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(positions.isEmpty() ? BigDecimal.ZERO : null);
    }

    private static List<String> without(List<Position> positions, Function<Position, BigDecimal> amount) {
        return positions.stream()
                .filter(position -> amount.apply(position) == null)
                .map(position -> position.listing().toString())
                .toList();
    }
}
