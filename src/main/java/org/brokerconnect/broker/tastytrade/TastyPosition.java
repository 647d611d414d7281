package org.brokerconnect.broker.tastytrade;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Position.Traded;
import org.brokerconnect.broker.wire.PositionMath;
import org.brokerconnect.broker.wire.WireRow;

/**
 * A row of {@code GET /accounts/{number}/positions}. tastytrade lists holdings and positions together: what is owned
 * and is no derivative is a holding. Quantities are never negative; {@code quantity-direction} is the sign. There is
 * neither an ISIN nor an exchange, nor a split into purchases and sales.
 */
final class TastyPosition {

    /** The instrument types of holdings. */
    private static final Set<String> OWNED = Set.of("Equity", "Cryptocurrency", "Bond", "Fixed Income Security");

    private static final String FUND = "Mutual Fund";
    private static final Traded UNKNOWN = new Traded(null, null, null);

    private final WireRow row;
    private final String account;
    private final String type;
    private final BigDecimal quantity;

    private TastyPosition(WireRow row, String account, String type, BigDecimal quantity) {
        this.row = row;
        this.account = account;
        this.type = type;
        this.quantity = quantity;
    }

    /**
     * @param account the number of the account that was asked for
     * @throws BrokerUnavailableException broker-answer-garbled: the row does not say what it is, or how much of it
     *     there is
     */
    static TastyPosition of(WireRow row, String account) {
        BigDecimal units = row.quantity("quantity");
        if (units.signum() < 0) {
            throw WireRow.garbled("quantity");
        }
        BigDecimal signed =
                switch (row.text("quantity-direction")) {
                    case "Long" -> units;
                    case "Short" -> units.negate();
                    case "Zero" -> BigDecimal.ZERO;
                    default -> throw WireRow.garbled("quantity-direction");
                };
        row.requiredText("symbol");
        return new TastyPosition(row, account, row.requiredText("instrument-type"), signed);
    }

    private boolean isLong() {
        return quantity.signum() > 0;
    }

    private boolean isFund() {
        return type.equalsIgnoreCase(FUND) && isLong();
    }

    /** The row as a holding; empty if it is something else. */
    Optional<Holding> holding() {
        if (!OWNED.contains(type) || !isLong()) {
            return Optional.empty();
        }
        return Optional.of(new Holding(
                listing(),
                "",
                "",
                streamKey(),
                quantity,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                row.amount("average-open-price"),
                row.amount("mark-price"),
                row.amount("close-price"),
                currency(),
                false,
                Optional.empty(),
                account));
    }

    /** The row as units of a fund, which an account can have after a transfer; empty if it is something else. */
    Optional<FundHolding> fund() {
        if (!isFund()) {
            return Optional.empty();
        }
        return Optional.of(new FundHolding(
                "",
                row.requiredText("symbol"),
                "",
                quantity,
                BigDecimal.ZERO,
                row.amount("average-open-price"),
                row.amount("mark-price"),
                Optional.empty(),
                currency(),
                account));
    }

    /**
     * The row as a position; empty for a holding. The profit is that of the open quantity; of a position that was
     * closed today it is today's gain.
     *
     * @param today in New York; {@code realized-day-gain} of another day is not today's
     */
    Optional<Position> position(LocalDate today) {
        if (OWNED.contains(type) && isLong() || isFund()) {
            return Optional.empty();
        }
        BigDecimal multiplier = PositionMath.known(row.amount("multiplier"));
        BigDecimal average = PositionMath.known(row.amount("average-open-price"));
        BigDecimal last = PositionMath.known(row.amount("mark-price"));
        BigDecimal realized = realizedOn(today);
        PositionMath math = new PositionMath(quantity, multiplier, last);
        BigDecimal open = math.markedToMarket(zero(), zero(), quantity, average);
        BigDecimal close = PositionMath.known(row.amount("average-daily-market-close-price"));
        boolean isClosed = quantity.signum() == 0;
        return Optional.of(new Position(
                listing(),
                streamKey(),
                "",
                currency(),
                quantity,
                null,
                multiplier,
                average,
                last,
                row.amount("close-price"),
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                isClosed ? realized : open,
                math.markedToMarket(zero(), new Traded(null, null, realized), quantity, close),
                account));
    }

    private static Traded zero() {
        return new Traded(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** Null if it is unknown; 0 if the last gain is of an earlier day. */
    @Nullable
    private BigDecimal realizedOn(LocalDate today) {
        String date = row.text("realized-day-gain-date");
        return date.isEmpty() || date.equals(today.toString())
                ? SignedAmount.of(row, "realized-day-gain")
                : BigDecimal.ZERO;
    }

    private Listing listing() {
        return new Listing("", row.requiredText("symbol"));
    }

    /** Shares have the same symbol in the price stream. */
    private String streamKey() {
        String key = row.text("streamer-symbol");
        return key.isEmpty() && type.equals("Equity") ? row.requiredText("symbol") : key;
    }

    /** The documentation names no currency of a position; all that tastytrade offers is in dollars. */
    private Currency currency() {
        return TastyBalances.currency(row.text("currency"));
    }
}
