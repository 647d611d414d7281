package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Holding.MarginFunded;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.broker.wire.WireRows;

/**
 * Reads Kite's portfolio responses (Kite Connect v3 docs, Portfolio, User, Mutual funds). All amounts are in rupees.
 */
final class KitePortfolio {

    static final Currency RUPEE = Currency.getInstance("INR");

    /** The segments of today; other fields are segments if they are objects. */
    private static final Set<String> SEGMENTS = Set.of("equity", "commodity");

    private KitePortfolio() {}

    /** @param pledgedInQuantity whether {@code quantity} contains the shares of {@code collateral_quantity} */
    static Rows<Holding> holdings(JsonNode data, boolean pledgedInQuantity) {
        return WireRows.all(data, "holding", row -> holding(row, pledgedInQuantity));
    }

    /**
     * {@code quantity} contains settled shares only; {@code t1_quantity} and {@code mtf} are additional, and
     * {@code mtf} has its own price. Three public programs that were compared with Kite's own totals agree that
     * {@code collateral_quantity} is additional too; the documentation does not say, so it is a setting.
     */
    private static Holding holding(WireRow row, boolean pledgedInQuantity) {
        BigDecimal quantity = row.quantity("quantity");
        BigDecimal pledged = row.optionalQuantity("collateral_quantity");
        BigDecimal settled = pledgedInQuantity ? quantity.subtract(pledged).max(BigDecimal.ZERO) : quantity;
        return new Holding(
                listing(row),
                row.text("product"),
                row.text("isin"),
                row.text("instrument_token"),
                settled,
                row.optionalQuantity("t1_quantity"),
                pledged,
                row.optionalQuantity("used_quantity"),
                row.amount("average_price"),
                row.amount("last_price"),
                row.amount("close_price"),
                RUPEE,
                row.flag("discrepancy"),
                marginFunded(row.row("mtf")));
    }

    private static Optional<MarginFunded> marginFunded(WireRow mtf) {
        MarginFunded funded = new MarginFunded(
                mtf.optionalQuantity("quantity"),
                mtf.optionalQuantity("used_quantity"),
                mtf.amount("average_price"),
                mtf.amount("initial_margin"));
        boolean any = funded.quantity().signum() != 0 || funded.soldToday().signum() != 0;
        return any ? Optional.of(funded) : Optional.empty();
    }

    static Positions positions(JsonNode data) {
        WireRow both = WireRow.of(data, "positions");
        Rows<Position> net = both.rows("net", KitePosition::of);
        Rows<Position> day =
                data.has("day") ? both.rows("day", KitePosition::of) : new Rows<>(List.of(), List.of("day"));
        List<String> unreadable = Stream.concat(net.unreadable().stream(), day.unreadable().stream())
                .distinct()
                .toList();
        return new Positions(net.readable(), day.readable(), unreadable);
    }

    /**
     * Reads every object as a segment; today Kite sends {@code equity} and {@code commodity}.
     *
     * @throws BrokerUnavailableException broker-answer-garbled: no segment can be read
     */
    static Funds funds(JsonNode data) {
        WireRow.of(data, "margins");
        List<Funds.Segment> segments = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        data.properties().stream().filter(KitePortfolio::isSegment).forEach(field -> {
            String name = WireRow.key(field.getKey());
            try {
                segments.add(segment(name, WireRow.of(field.getValue(), "margins")));
            } catch (BrokerUnavailableException garbled) {
                unreadable.add(name.isEmpty() ? "segment" : name);
            }
        });
        if (segments.isEmpty()) {
            throw WireRow.garbled("margins");
        }
        return new Funds(RUPEE, segments, unreadable);
    }

    private static boolean isSegment(Map.Entry<String, JsonNode> field) {
        return field.getValue().isObject() || SEGMENTS.contains(field.getKey());
    }

    private static Funds.Segment segment(String name, WireRow row) {
        if (name.isEmpty()) {
            throw WireRow.garbled("segment");
        }
        WireRow available = row.row("available");
        WireRow used = row.row("utilised");
        return new Funds.Segment(
                name,
                row.optionalFlag("enabled"),
                row.amount("net"),
                used.amount("debits"),
                available.amount("cash"),
                available.amounts(),
                used.amounts());
    }

    static Rows<FundHolding> fundHoldings(JsonNode data) {
        return WireRows.all(data, "fund", KitePortfolio::fundHolding);
    }

    private static FundHolding fundHolding(WireRow row) {
        return new FundHolding(
                row.requiredText("tradingsymbol"),
                row.shownText("fund"),
                row.text("folio"),
                row.quantity("quantity"),
                row.optionalQuantity("pledged_quantity"),
                row.amount("average_price"),
                row.amount("last_price"),
                row.day("last_price_date"),
                RUPEE);
    }

    static Listing listing(WireRow row) {
        return new Listing(row.text("exchange"), row.requiredText("tradingsymbol"));
    }
}
