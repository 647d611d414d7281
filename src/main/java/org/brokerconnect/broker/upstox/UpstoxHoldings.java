package org.brokerconnect.broker.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import java.util.Optional;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.broker.wire.WireRows;

/** Reads holdings (Upstox API docs, Portfolio, Get holdings). All amounts are in rupees. */
final class UpstoxHoldings {

    static final Currency RUPEE = Currency.getInstance("INR");

    /** Half a share: a computed quantity that is closer to a whole one is that one. */
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private UpstoxHoldings() {}

    /** @param pledgedInQuantity whether {@code quantity} contains the shares of {@code collateral_quantity} */
    static Rows<Holding> read(JsonNode data, boolean pledgedInQuantity) {
        return WireRows.all(data, "holding", row -> holding(row, pledgedInQuantity));
    }

    /**
     * {@code quantity} is documented as the total. Whether it contains {@code t1_quantity} is not: the profit, which is
     * computed over the total, shows it. Where it does not show it either, the cost is marked as uncertain. The average
     * price of shares that were allotted or transferred is null or 0, unknown.
     */
    private static Holding holding(WireRow row, boolean pledgedInQuantity) {
        BigDecimal quantity = row.quantity("quantity");
        BigDecimal pledged = row.optionalQuantity("collateral_quantity");
        BigDecimal unsettled = row.optionalQuantity("t1_quantity");
        BigDecimal average = row.amount("average_price");
        Unsettled place = unsettled.signum() <= 0 ? Unsettled.ADDITIONAL : place(row, quantity, unsettled, average);
        BigDecimal settled = place == Unsettled.ADDITIONAL ? quantity : quantity.subtract(unsettled);
        BigDecimal delivered = pledgedInQuantity ? settled.subtract(pledged) : settled;
        return new Holding(
                listing(row),
                row.text("product"),
                row.text("isin"),
                row.text("instrument_token"),
                delivered.max(BigDecimal.ZERO),
                unsettled,
                pledged,
                row.optionalQuantity("cnc_used_quantity"),
                average,
                row.amount("last_price"),
                row.amount("close_price"),
                RUPEE,
                average == null || average.signum() <= 0 || place == Unsettled.UNKNOWN,
                Optional.empty());
    }

    /** Where the shares are that are not yet delivered. */
    private enum Unsettled {
        IN_QUANTITY,
        ADDITIONAL,
        UNKNOWN
    }

    private static Unsettled place(
            WireRow row, BigDecimal quantity, BigDecimal unsettled, @Nullable BigDecimal average) {
        if (quantity.compareTo(unsettled) < 0) {
            return Unsettled.ADDITIONAL;
        }
        BigDecimal total = total(row, average);
        if (total == null) {
            return Unsettled.UNKNOWN;
        }
        if (isClose(total, quantity)) {
            return Unsettled.IN_QUANTITY;
        }
        return isClose(total, quantity.add(unsettled)) ? Unsettled.ADDITIONAL : Unsettled.UNKNOWN;
    }

    /** The number of shares that the profit is computed over; null if it cannot be computed. */
    @Nullable
    private static BigDecimal total(WireRow row, @Nullable BigDecimal average) {
        BigDecimal profit = row.amount("pnl");
        BigDecimal last = row.amount("last_price");
        if (profit == null || last == null || average == null || last.compareTo(average) == 0) {
            return null;
        }
        return profit.divide(last.subtract(average), MathContext.DECIMAL64);
    }

    private static boolean isClose(BigDecimal computed, BigDecimal quantity) {
        return computed.subtract(quantity).abs().compareTo(HALF) < 0;
    }

    /** The documentation calls {@code tradingsymbol} deprecated; both are read. */
    static Listing listing(WireRow row) {
        String symbol = row.text("trading_symbol");
        return new Listing(row.text("exchange"), symbol.isBlank() ? row.requiredText("tradingsymbol") : symbol);
    }
}
