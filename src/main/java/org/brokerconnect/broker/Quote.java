package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a listing costs now.
 *
 * @param streamKey the broker's name of the listing in its price stream; empty where it has none
 * @param day present from {@link Detail#DAY} on
 * @param market present with {@link Detail#MARKET}
 */
public record Quote(
        Listing listing, String streamKey, BigDecimal lastPrice, Optional<Day> day, Optional<Market> market) {

    /** How much to ask for; more costs the broker more, and fewer listings fit into one call. */
    public enum Detail {
        LAST_PRICE,
        DAY,
        MARKET
    }

    public Quote {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(streamKey, "streamKey");
        Objects.requireNonNull(lastPrice, "lastPrice");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(market, "market");
    }

    /**
     * The prices of the day.
     *
     * @param previousClose of the trading day before; 0 where there was none
     */
    public record Day(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal previousClose) {

        public Day {
            Objects.requireNonNull(open, "open");
            Objects.requireNonNull(high, "high");
            Objects.requireNonNull(low, "low");
            Objects.requireNonNull(previousClose, "previousClose");
        }
    }

    /**
     * The trading of the day. Numbers are 0 for what is not traded, such as an index.
     *
     * @param at the exchange's time; empty where unknown
     * @param lastTradeAt empty before the first trade
     * @param change against the previous close, per unit
     * @param bids best first; empty where unknown, as are {@code asks}
     */
    public record Market(
            Optional<Instant> at,
            Optional<Instant> lastTradeAt,
            BigDecimal lastQuantity,
            BigDecimal averagePrice,
            BigDecimal volume,
            BigDecimal buyQuantity,
            BigDecimal sellQuantity,
            BigDecimal openInterest,
            BigDecimal change,
            BigDecimal lowerCircuit,
            BigDecimal upperCircuit,
            List<Level> bids,
            List<Level> asks) {

        public Market {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(lastTradeAt, "lastTradeAt");
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
        }
    }

    /** A row of the order book. */
    public record Level(BigDecimal price, BigDecimal quantity, int orders) {

        public Level {
            Objects.requireNonNull(price, "price");
            Objects.requireNonNull(quantity, "quantity");
        }
    }
}
