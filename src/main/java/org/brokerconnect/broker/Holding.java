package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * Shares that are owned, in one listing. The kinds of quantity are kept apart because they do not add up the same way
 * for every purpose: {@code settled} and {@code unsettled} are owned and have the average price; {@code marginFunded}
 * has its own and is in neither; whether {@code pledged} is part of {@code settled} differs, so it is shown and not
 * added.
 *
 * @param isin empty where the broker gives none
 * @param streamKey the broker's name of the listing in its price stream; empty where it has none
 * @param settled in hand
 * @param unsettled bought and not delivered yet (T1 in India)
 * @param pledged given as collateral
 * @param soldToday sold out of the holding today
 * @param averagePrice what a share cost, in {@code currency}; may be 0 when {@code costUncertain}
 * @param lastPrice of the last trade
 * @param closePrice of the previous trading day; 0 where there was none
 * @param costUncertain the broker does not know, or doubts, what was paid: profit of this holding means nothing
 * @param marginFunded what was bought with the broker's money on top; empty when nothing was
 */
public record Holding(
        Listing listing,
        String isin,
        String streamKey,
        BigDecimal settled,
        BigDecimal unsettled,
        BigDecimal pledged,
        BigDecimal soldToday,
        BigDecimal averagePrice,
        BigDecimal lastPrice,
        BigDecimal closePrice,
        Currency currency,
        boolean costUncertain,
        Optional<MarginFunded> marginFunded) {

    public Holding {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(isin, "isin");
        Objects.requireNonNull(streamKey, "streamKey");
        Objects.requireNonNull(settled, "settled");
        Objects.requireNonNull(unsettled, "unsettled");
        Objects.requireNonNull(pledged, "pledged");
        Objects.requireNonNull(soldToday, "soldToday");
        Objects.requireNonNull(averagePrice, "averagePrice");
        Objects.requireNonNull(lastPrice, "lastPrice");
        Objects.requireNonNull(closePrice, "closePrice");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(marginFunded, "marginFunded");
    }

    /** The same shares at another last price. */
    public Holding at(BigDecimal newPrice) {
        return new Holding(
                listing,
                isin,
                streamKey,
                settled,
                unsettled,
                pledged,
                soldToday,
                averagePrice,
                newPrice,
                closePrice,
                currency,
                costUncertain,
                marginFunded);
    }

    /**
     * Shares of the same listing that the broker lent the money for (MTF at Zerodha).
     *
     * @param soldToday sold out of them today
     * @param averagePrice what one of them cost
     * @param initialMargin the person's own money in them
     */
    public record MarginFunded(
            BigDecimal quantity, BigDecimal soldToday, BigDecimal averagePrice, BigDecimal initialMargin) {

        public MarginFunded {
            Objects.requireNonNull(quantity, "quantity");
            Objects.requireNonNull(soldToday, "soldToday");
            Objects.requireNonNull(averagePrice, "averagePrice");
            Objects.requireNonNull(initialMargin, "initialMargin");
        }
    }
}
