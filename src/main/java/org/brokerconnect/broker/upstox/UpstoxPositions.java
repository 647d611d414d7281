package org.brokerconnect.broker.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Position.Traded;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.wire.PositionMath;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.broker.wire.WireRows;
import org.brokerconnect.market.IndianExchanges;

/**
 * Reads positions (Upstox API docs, Portfolio, Get positions). Upstox gives one list, with what was carried and what
 * was traded today in each row; the positions from today's trades are derived from it. Numbers can be texts, empty or
 * null.
 */
final class UpstoxPositions {

    /** A row that the list of all positions and that of MTF positions can both have. */
    private record Key(Listing listing, String product) {

        private static Key of(Position position) {
            return new Key(position.listing(), position.product());
        }
    }

    private UpstoxPositions() {}

    /**
     * All positions with those of the Margin Trading Facility. Upstox does not say whether one list contains the other,
     * so a row that both have is taken once.
     */
    static Positions withMtf(Positions positions, Positions mtf) {
        Set<Key> known = positions.net().stream().map(Key::of).collect(Collectors.toSet());
        return new Positions(
                together(positions.net(), mtf.net(), known),
                together(positions.day(), mtf.day(), known),
                Stream.concat(positions.unreadable().stream(), mtf.unreadable().stream())
                        .toList());
    }

    private static List<Position> together(List<Position> positions, List<Position> mtf, Set<Key> known) {
        return Stream.concat(positions.stream(), mtf.stream().filter(position -> !known.contains(Key.of(position))))
                .toList();
    }

    static Positions read(JsonNode data) {
        Rows<Position> net = WireRows.all(data, "position", UpstoxPositions::position);
        List<Position> day = net.readable().stream()
                .filter(UpstoxPositions::isTradedToday)
                .map(UpstoxPositions::today)
                .toList();
        return new Positions(net.readable(), day, net.unreadable());
    }

    private static Position position(WireRow row) {
        BigDecimal quantity = row.quantity("quantity");
        BigDecimal multiplier = multiplier(row);
        BigDecimal last = PositionMath.known(row.amount("last_price"));
        BigDecimal close = PositionMath.known(row.amount("close_price"));
        BigDecimal carried = row.amount("overnight_quantity");
        Traded bought = traded(row, "buy");
        Traded sold = traded(row, "sell");
        Traded boughtToday = tradedToday(row, "buy");
        Traded soldToday = tradedToday(row, "sell");
        PositionMath math = new PositionMath(quantity, multiplier, last);
        BigDecimal profit = row.amount("pnl");
        return new Position(
                UpstoxHoldings.listing(row),
                row.text("instrument_token"),
                row.text("product"),
                UpstoxHoldings.RUPEE,
                quantity,
                carried,
                multiplier,
                row.amount("average_price"),
                last,
                close,
                bought,
                sold,
                boughtToday,
                soldToday,
                profit == null ? math.profit(bought, sold) : profit,
                math.markedToMarket(boughtToday, soldToday, carried, close));
    }

    @Nullable
    private static BigDecimal multiplier(WireRow row) {
        BigDecimal multiplier = PositionMath.known(row.amount("multiplier"));
        return multiplier == null && IndianExchanges.countsUnits(row.text("exchange")) ? BigDecimal.ONE : multiplier;
    }

    /** The quantity of a side is given in two parts. */
    private static Traded traded(WireRow row, String side) {
        return new Traded(
                PositionMath.sum(
                        row.amount("overnight_" + side + "_quantity"), row.amount("day_" + side + "_quantity")),
                row.amount(side + "_price"),
                row.amount(side + "_value"));
    }

    /** The price of a side on which nothing was traded is empty. */
    private static Traded tradedToday(WireRow row, String side) {
        BigDecimal quantity = row.amount("day_" + side + "_quantity");
        BigDecimal price = row.amount("day_" + side + "_price");
        BigDecimal value = row.amount("day_" + side + "_value");
        boolean none = quantity != null && quantity.signum() == 0;
        return new Traded(
                quantity,
                price == null && none ? BigDecimal.ZERO : price,
                value == null && none ? BigDecimal.ZERO : value);
    }

    private static boolean isTradedToday(Position position) {
        return isTraded(position.boughtToday()) || isTraded(position.soldToday());
    }

    private static boolean isTraded(Traded side) {
        return side.quantity() != null && side.quantity().signum() != 0;
    }

    /** The position without what was carried; a side whose quantity is unknown counts as not traded. */
    private static Position today(Position whole) {
        Traded bought = whole.boughtToday();
        Traded sold = whole.soldToday();
        BigDecimal quantity = quantity(bought).subtract(quantity(sold));
        PositionMath math = new PositionMath(quantity, whole.multiplier(), whole.lastPrice());
        BigDecimal profit = math.profit(bought, sold);
        return new Position(
                whole.listing(),
                whole.streamKey(),
                whole.product(),
                whole.currency(),
                quantity,
                BigDecimal.ZERO,
                whole.multiplier(),
                quantity.signum() < 0 ? sold.price() : bought.price(),
                whole.lastPrice(),
                null,
                bought,
                sold,
                bought,
                sold,
                profit,
                profit);
    }

    private static BigDecimal quantity(Traded side) {
        return side.quantity() == null ? BigDecimal.ZERO : side.quantity();
    }
}
