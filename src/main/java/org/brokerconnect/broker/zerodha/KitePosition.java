package org.brokerconnect.broker.zerodha;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Position.Traded;
import org.brokerconnect.broker.wire.PositionMath;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.market.IndianExchanges;

/**
 * Reads one position (Kite Connect v3 docs, Portfolio, Positions). Kite's own profits are used where it gives them;
 * where it does not, they are computed by Kite's formulas if all their numbers are there.
 */
final class KitePosition {

    private KitePosition() {}

    static Position of(WireRow row) {
        BigDecimal quantity = row.quantity("quantity");
        BigDecimal carried = row.amount("overnight_quantity");
        BigDecimal multiplier = multiplier(row);
        BigDecimal last = price(row, "last_price");
        BigDecimal close = price(row, "close_price");
        Traded bought = traded(row, "buy");
        Traded sold = traded(row, "sell");
        Traded boughtToday = traded(row, "day_buy");
        Traded soldToday = traded(row, "day_sell");
        BigDecimal profit = row.amount("pnl");
        BigDecimal markedToMarket = row.amount("m2m");
        PositionMath math = new PositionMath(quantity, multiplier, last);
        return new Position(
                KitePortfolio.listing(row),
                row.text("instrument_token"),
                row.text("product"),
                KitePortfolio.RUPEE,
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
                markedToMarket == null ? math.markedToMarket(boughtToday, soldToday, carried, close) : markedToMarket);
    }

    @Nullable
    private static BigDecimal multiplier(WireRow row) {
        BigDecimal multiplier = price(row, "multiplier");
        return multiplier == null && IndianExchanges.countsUnits(row.text("exchange")) ? BigDecimal.ONE : multiplier;
    }

    @Nullable
    private static BigDecimal price(WireRow row, String field) {
        return PositionMath.known(row.amount(field));
    }

    private static Traded traded(WireRow row, String side) {
        return new Traded(row.amount(side + "_quantity"), row.amount(side + "_price"), row.amount(side + "_value"));
    }
}
