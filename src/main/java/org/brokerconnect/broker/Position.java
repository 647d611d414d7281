package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * A position in one listing and product. It stays, with quantity 0, on the day on which it was closed.
 *
 * @param streamKey the broker's name of the listing in its price stream; empty where it has none
 * @param product the broker's word for how it is held, for example {@code MIS}
 * @param quantity negative when short
 * @param carried the part of it that is older than today
 * @param multiplier units in one of {@code quantity}; 1 for shares
 * @param averagePrice 0 when the quantity is 0
 * @param closePrice of the previous trading day; 0 for what was opened today
 * @param bought everything bought, with what was carried; {@code boughtToday} is today's part
 * @param sold everything sold, with what was carried short; {@code soldToday} is today's part
 * @param profit as the broker counts it: what sales brought, less what purchases cost, plus what is open at the last
 *     price
 * @param markedToMarket the same with what was carried at {@code closePrice}: the gain of the day
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
     * One side of the trades.
     *
     * @param price the average; 0 when nothing was traded
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
