package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * A position in one listing and product. A position that was closed today has quantity 0.
 *
 * @param streamKey the broker's key of the listing in its price stream; empty where it has none
 * @param product the broker's name of the product, for example {@code MIS}
 * @param quantity negative when short
 * @param carried the part of {@code quantity} from earlier days
 * @param multiplier units per contract; 1 for shares
 * @param averagePrice 0 when the quantity is 0
 * @param closePrice the close of the previous trading day; 0 for a position opened today
 * @param bought all purchases, including what was carried; {@code boughtToday} is today's part
 * @param sold all sales, including what was carried short; {@code soldToday} is today's part
 * @param profit as the broker computes it: sales less purchases, plus the open quantity at the last price
 * @param markedToMarket the same, with the carried quantity at {@code closePrice}: the day's gain
 */
public record Position(
        Listing listing,
        String streamKey,
        String product,
        Currency currency,
        BigDecimal quantity,
        BigDecimal carried,
        BigDecimal multiplier,
        BigDecimal averagePrice,
        BigDecimal lastPrice,
        BigDecimal closePrice,
        Traded bought,
        Traded sold,
        Traded boughtToday,
        Traded soldToday,
        BigDecimal profit,
        BigDecimal markedToMarket) {

    public Position {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(streamKey, "streamKey");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(carried, "carried");
        Objects.requireNonNull(multiplier, "multiplier");
        Objects.requireNonNull(averagePrice, "averagePrice");
        Objects.requireNonNull(lastPrice, "lastPrice");
        Objects.requireNonNull(closePrice, "closePrice");
        Objects.requireNonNull(bought, "bought");
        Objects.requireNonNull(sold, "sold");
        Objects.requireNonNull(boughtToday, "boughtToday");
        Objects.requireNonNull(soldToday, "soldToday");
        Objects.requireNonNull(profit, "profit");
        Objects.requireNonNull(markedToMarket, "markedToMarket");
    }

    /**
     * Trades of one side, bought or sold.
     *
     * @param price the average price; 0 when nothing was traded
     * @param value quantity times price times multiplier
     */
    public record Traded(BigDecimal quantity, BigDecimal price, BigDecimal value) {

        public Traded {
            Objects.requireNonNull(quantity, "quantity");
            Objects.requireNonNull(price, "price");
            Objects.requireNonNull(value, "value");
        }
    }
}
