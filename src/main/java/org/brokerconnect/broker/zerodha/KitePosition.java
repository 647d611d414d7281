package org.brokerconnect.broker.zerodha;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Set;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Position.Traded;
import org.brokerconnect.broker.wire.WireRow;

/**
 * Reads one position (Kite Connect v3 docs, Portfolio, Positions). Kite's own profits are used where it gives them;
 * where it does not, they are computed by Kite's formulas if all their numbers are there.
 */
final class KitePosition {

    /** Exchanges of shares and their derivatives, where Kite counts units and the multiplier is always 1. */
    private static final Set<String> UNITS = Set.of("NSE", "BSE", "NFO", "BFO");

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
        BigDecimal open = worth(quantity, last, multiplier);
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
                profit == null ? sum(sold.value(), negated(bought.value()), open) : profit,
                markedToMarket == null
                        ? sum(
                                soldToday.value(),
                                negated(boughtToday.value()),
                                open,
                                negated(worth(carried, close, multiplier)))
                        : markedToMarket);
    }

    @Nullable
    private static BigDecimal multiplier(WireRow row) {
        BigDecimal multiplier = price(row, "multiplier");
        return multiplier == null && UNITS.contains(row.text("exchange")) ? BigDecimal.ONE : multiplier;
    }

    /** A price or multiplier; 0 and less count as none. */
    @Nullable
    private static BigDecimal price(WireRow row, String field) {
        BigDecimal price = row.amount(field);
        return price == null || price.signum() <= 0 ? null : price;
    }

    private static Traded traded(WireRow row, String side) {
        return new Traded(row.amount(side + "_quantity"), row.amount(side + "_price"), row.amount(side + "_value"));
    }

    /** Quantity times price times multiplier; null if one of them is unknown and the quantity is not 0. */
    @Nullable
    private static BigDecimal worth(
            @Nullable BigDecimal quantity, @Nullable BigDecimal price, @Nullable BigDecimal multiplier) {
        if (quantity != null && quantity.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return quantity == null || price == null || multiplier == null
                ? null
                : quantity.multiply(price).multiply(multiplier);
    }

    @Nullable
    private static BigDecimal negated(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.negate();
    }

    /** The sum; null if one of the amounts is. */
    @Nullable
    private static BigDecimal sum(BigDecimal... amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            if (amount == null) {
                return null;
            }
            sum = sum.add(amount);
        }
        return sum;
    }
}
