package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Holding.MarginFunded;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Position.Traded;
import org.brokerconnect.broker.Positions;

/**
 * Reads Kite's portfolio responses (Kite Connect v3 docs, Portfolio, User, Mutual funds). All amounts are in rupees.
 */
final class KitePortfolio {

    private static final Currency RUPEE = Currency.getInstance("INR");

    private KitePortfolio() {}

    static List<Holding> holdings(JsonNode data) {
        return KiteRow.all(data, "holding", KitePortfolio::holding);
    }

    /**
     * {@code quantity} contains settled shares only; {@code t1_quantity} and {@code mtf} are additional, and
     * {@code mtf} has its own price.
     */
    private static Holding holding(KiteRow row) {
        return new Holding(
                listing(row),
                row.text("isin"),
                row.text("instrument_token"),
                row.number("quantity"),
                row.number("t1_quantity"),
                row.number("collateral_quantity"),
                row.number("used_quantity"),
                row.number("average_price"),
                row.number("last_price"),
                row.number("close_price"),
                RUPEE,
                row.flag("discrepancy"),
                marginFunded(row.row("mtf")));
    }

    private static Optional<MarginFunded> marginFunded(KiteRow mtf) {
        MarginFunded funded = new MarginFunded(
                mtf.number("quantity"),
                mtf.number("used_quantity"),
                mtf.number("average_price"),
                mtf.number("initial_margin"));
        boolean any = funded.quantity().signum() != 0 || funded.soldToday().signum() != 0;
        return any ? Optional.of(funded) : Optional.empty();
    }

    static Positions positions(JsonNode data) {
        KiteRow both = KiteRow.of(data, "positions");
        return new Positions(both.rows("net", KitePortfolio::position), both.rows("day", KitePortfolio::position));
    }

    private static Position position(KiteRow row) {
        BigDecimal multiplier = row.number("multiplier");
        return new Position(
                listing(row),
                row.text("instrument_token"),
                row.text("product"),
                RUPEE,
                row.number("quantity"),
                row.number("overnight_quantity"),
                multiplier.signum() == 0 ? BigDecimal.ONE : multiplier,
                row.number("average_price"),
                row.number("last_price"),
                row.number("close_price"),
                traded(row, "buy"),
                traded(row, "sell"),
                traded(row, "day_buy"),
                traded(row, "day_sell"),
                row.number("pnl"),
                row.number("m2m"));
    }

    private static Traded traded(KiteRow row, String side) {
        return new Traded(row.number(side + "_quantity"), row.number(side + "_price"), row.number(side + "_value"));
    }

    /** Reads every object as a segment; today Kite sends {@code equity} and {@code commodity}. */
    static Funds funds(JsonNode data) {
        KiteRow.of(data, "margins");
        List<Funds.Segment> segments = new ArrayList<>();
        data.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                segments.add(segment(field.getKey(), KiteRow.of(field.getValue(), "margins")));
            }
        });
        return new Funds(RUPEE, segments);
    }

    private static Funds.Segment segment(String name, KiteRow row) {
        KiteRow used = row.row("utilised");
        return new Funds.Segment(
                name,
                row.flag("enabled"),
                row.number("net"),
                used.number("debits"),
                row.row("available").numbers(),
                used.numbers());
    }

    static List<FundHolding> fundHoldings(JsonNode data) {
        return KiteRow.all(data, "fund", KitePortfolio::fundHolding);
    }

    private static FundHolding fundHolding(KiteRow row) {
        return new FundHolding(
                row.requiredText("tradingsymbol"),
                row.text("fund"),
                row.text("folio"),
                row.number("quantity"),
                row.number("pledged_quantity"),
                row.number("average_price"),
                row.number("last_price"),
                day(row.text("last_price_date")),
                RUPEE);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Listing listing(KiteRow row) {
        return new Listing(row.text("exchange"), row.requiredText("tradingsymbol"));
    }
}
