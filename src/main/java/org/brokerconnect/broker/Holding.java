package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * Owned shares of one listing. Quantities are separate because they are added differently for different purposes:
 * {@code settled} and {@code unsettled} share the average price; {@code marginFunded} has its own price and is part of
 * neither; whether {@code pledged} is part of {@code settled} varies, so it is shown and never added.
 *
 * @param isin empty if the broker provides none
 * @param streamKey the broker's key of the listing in its price stream; empty where it has none
 * @param settled delivered shares
 * @param unsettled bought and not yet delivered (T1 in India)
 * @param pledged given as collateral
 * @param soldToday shares of the holding that were sold today
 * @param averagePrice the average cost of a share, in {@code currency}; can be 0 when {@code costUncertain}
 * @param lastPrice the price of the last trade
 * @param closePrice the close of the previous trading day; 0 where there was none
 * @param costUncertain the cost is unknown, or the broker marks it as doubtful: this holding's profit is meaningless
 * @param marginFunded shares that were bought with the broker's money; empty when there are none
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
     * Shares of the same listing that the broker financed (MTF at Zerodha).
     *
     * @param soldToday how many of them were sold today
     * @param averagePrice the average cost of one of them
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
