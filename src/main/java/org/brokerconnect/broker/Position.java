package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * A position in one listing and product. A position that was closed today has quantity 0. A number that the broker did
 * not give is null: unknown, never 0.
 *
 * @param streamKey the broker's key of the listing in its price stream; empty where it has none
 * @param product the broker's name of the product, for example {@code MIS}
 * @param quantity negative when short
 * @param carried the part of {@code quantity} from earlier days; null if it is unknown
 * @param multiplier units per contract; 1 for shares; null if it is unknown
 * @param averagePrice 0 when the quantity is 0; null if it is unknown
 * @param lastPrice the price of the last trade; null if it is unknown
 * @param closePrice the close of the previous trading day; null for a position opened today, or if it is unknown
 * @param bought all purchases, including what was carried; {@code boughtToday} is today's part
 * @param sold all sales, including what was carried short; {@code soldToday} is today's part
 * @param profit sales less purchases, plus the open quantity at the last price; null if it is neither given nor can be
 *     computed
 * @param markedToMarket the same, with the carried quantity at {@code closePrice}: the day's gain
 * @param account the number of the account that has it; empty where a session has one account, null counts as empty
 */
public record Position(
        Listing listing,
        String streamKey,
        String product,
        Currency currency,
        BigDecimal quantity,
        @Nullable BigDecimal carried,
        @Nullable BigDecimal multiplier,
        @Nullable BigDecimal averagePrice,
        @Nullable BigDecimal lastPrice,
        @Nullable BigDecimal closePrice,
        Traded bought,
        Traded sold,
        Traded boughtToday,
        Traded soldToday,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal markedToMarket,
        String account) {

    public Position {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(streamKey, "streamKey");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(quantity, "quantity");
        multiplier = knownPrice(multiplier);
        averagePrice = quantity.signum() == 0 ? BigDecimal.ZERO : knownPrice(averagePrice);
        lastPrice = knownPrice(lastPrice);
        closePrice = knownPrice(closePrice);
        Objects.requireNonNull(bought, "bought");
        Objects.requireNonNull(sold, "sold");
        Objects.requireNonNull(boughtToday, "boughtToday");
        Objects.requireNonNull(soldToday, "soldToday");
        account = account == null ? "" : account;
    }

    /** A position of a session with one account. */
    public Position(
            Listing listing,
            String streamKey,
            String product,
            Currency currency,
            BigDecimal quantity,
            @Nullable BigDecimal carried,
            @Nullable BigDecimal multiplier,
            @Nullable BigDecimal averagePrice,
            @Nullable BigDecimal lastPrice,
            @Nullable BigDecimal closePrice,
            Traded bought,
            Traded sold,
            Traded boughtToday,
            Traded soldToday,
            @Nullable BigDecimal profit,
            @Nullable BigDecimal markedToMarket) {
        this(
                listing,
                streamKey,
                product,
                currency,
                quantity,
                carried,
                multiplier,
                averagePrice,
                lastPrice,
                closePrice,
                bought,
                sold,
                boughtToday,
                soldToday,
                profit,
                markedToMarket,
                "");
    }

    /** The price; null if it is unknown: 0 or less, because brokers send 0 for "none". */
    @Nullable
    static BigDecimal knownPrice(@Nullable BigDecimal price) {
        return price == null || price.signum() <= 0 ? null : price;
    }

    /**
     * Trades of one side, bought or sold. Each number is null if it is unknown.
     *
     * @param price the average price; 0 when nothing was traded
     * @param value quantity times price times multiplier
     */
    public record Traded(
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal value) {}
}
