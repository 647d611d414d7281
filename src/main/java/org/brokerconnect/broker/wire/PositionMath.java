package org.brokerconnect.broker.wire;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import org.brokerconnect.broker.Position.Traded;

/**
 * The profits of a position (as {@link org.brokerconnect.broker.Position} defines them), for brokers that do not give
 * them. Every number can be null, unknown; so is a result that needs it.
 *
 * @param quantity negative when short
 * @param multiplier units per contract
 * @param last the price of the last trade
 */
public record PositionMath(
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal multiplier,
        @Nullable BigDecimal last) {

    /** Sales less purchases, plus the open quantity at the last price. */
    @Nullable
    public BigDecimal profit(Traded bought, Traded sold) {
        return sum(sold.value(), negated(bought.value()), worth(quantity, last));
    }

    /** Today's sales less today's purchases, plus the open quantity at the last price less what was carried. */
    @Nullable
    public BigDecimal markedToMarket(
            Traded boughtToday, Traded soldToday, @Nullable BigDecimal carried, @Nullable BigDecimal close) {
        return sum(
                soldToday.value(), negated(boughtToday.value()), worth(quantity, last), negated(worth(carried, close)));
    }

    /** A price or multiplier; 0 and less count as none. */
    @Nullable
    public static BigDecimal known(@Nullable BigDecimal price) {
        return price == null || price.signum() <= 0 ? null : price;
    }

    /** Quantity times price times multiplier; null if one of them is unknown and the quantity is not 0. */
    @Nullable
    private BigDecimal worth(@Nullable BigDecimal units, @Nullable BigDecimal price) {
        if (units != null && units.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return units == null || price == null || multiplier == null
                ? null
                : units.multiply(price).multiply(multiplier);
    }

    @Nullable
    private static BigDecimal negated(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.negate();
    }

    /** The sum; null if one of the amounts is. */
    @Nullable
    public static BigDecimal sum(BigDecimal... amounts) {
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
