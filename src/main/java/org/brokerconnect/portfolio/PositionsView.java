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
 * @param market the state of the market of all positions; null if they trade in several segments, if the hours of one
 *     are not known, and for SAMPLE
 * @param markets the state of each segment in which one of the positions trades
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
        List<MarketStatus> markets,
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
        AnswerMarkets markets = answer.markets();
        List<Position> all = Stream.concat(positions.net().stream(), positions.day().stream())
                .toList();
        List<MarketStatus> states =
                markets.statesOf(all.stream().map(Position::listing).toList());
        return new PositionsView(
                answer.provenance(),
                commonMarket(all, markets, states),
                states,
                AnswerCurrency.of(all.stream().map(Position::currency)),
                sum(positions.net(), Position::profit),
                sum(positions.net(), Position::markedToMarket),
                PositionView.all(positions.net(), markets),
                PositionView.all(positions.day(), markets),
                without(positions.net(), Position::profit),
                without(positions.net(), Position::markedToMarket),
                positions.unreadable());
    }

    @Nullable
    private static MarketStatus commonMarket(List<Position> all, AnswerMarkets markets, List<MarketStatus> states) {
        boolean areAllKnown = all.stream().allMatch(position -> markets.segmentOf(position.listing()) != null);
        return states.size() == 1 && areAllKnown ? states.get(0) : null;
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
