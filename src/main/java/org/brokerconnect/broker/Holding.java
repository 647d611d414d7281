package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * Owned shares of one listing. The quantities {@code settled}, {@code unsettled} and {@code pledged} have no share in
 * common, share the average price, and together are what the person owns; {@code marginFunded} has its own price and is
 * part of none. A price that the broker did not give, or gave as 0 or less, is null: unknown, never 0.
 *
 * @param product the broker's name of the product, for example {@code CNC}; empty where the broker gives none. An
 *     account can hold the same listing in several products; null counts as empty
 * @param isin empty where the broker gives none
 * @param streamKey the broker's key of the listing in its price stream; empty where it has none
 * @param settled delivered shares
 * @param unsettled bought and not yet delivered (T1 in India)
 * @param pledged given as collateral; part of neither {@code settled} nor {@code unsettled}
 * @param soldToday shares of the holding that were sold today
 * @param averagePrice the average cost of a share, in {@code currency}; null if it is unknown
 * @param lastPrice the price of the last trade; null if it is unknown
 * @param closePrice the close of the previous trading day; null if there was none or it is unknown
 * @param costUncertain the broker does not know the cost, or marks it as doubtful: this holding's profit is meaningless
 * @param marginFunded shares that were bought with the broker's money; empty when there are none
 * @param account the broker's number of the account that has them; empty where a session has one account, null counts
 *     as empty
 */
public record Holding(
        Listing listing,
        String product,
        String isin,
        String streamKey,
        BigDecimal settled,
        BigDecimal unsettled,
        BigDecimal pledged,
        BigDecimal soldToday,
        @Nullable BigDecimal averagePrice,
        @Nullable BigDecimal lastPrice,
        @Nullable BigDecimal closePrice,
        Currency currency,
        boolean costUncertain,
        Optional<MarginFunded> marginFunded,
        String account) {

    public Holding {
        Objects.requireNonNull(listing, "listing");
        product = product == null ? "" : product;
        Objects.requireNonNull(isin, "isin");
        Objects.requireNonNull(streamKey, "streamKey");
        Objects.requireNonNull(settled, "settled");
        Objects.requireNonNull(unsettled, "unsettled");
        Objects.requireNonNull(pledged, "pledged");
        Objects.requireNonNull(soldToday, "soldToday");
        averagePrice = Position.knownPrice(averagePrice);
        lastPrice = Position.knownPrice(lastPrice);
        closePrice = Position.knownPrice(closePrice);
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(marginFunded, "marginFunded");
        account = account == null ? "" : account;
    }

    /** A holding of a session with one account. */
    public Holding(
            Listing listing,
            String product,
            String isin,
            String streamKey,
            BigDecimal settled,
            BigDecimal unsettled,
            BigDecimal pledged,
            BigDecimal soldToday,
            @Nullable BigDecimal averagePrice,
            @Nullable BigDecimal lastPrice,
            @Nullable BigDecimal closePrice,
            Currency currency,
            boolean costUncertain,
            Optional<MarginFunded> marginFunded) {
        this(
                listing,
                product,
                isin,
                streamKey,
                settled,
                unsettled,
                pledged,
                soldToday,
                averagePrice,
                lastPrice,
                closePrice,
                currency,
                costUncertain,
                marginFunded,
                "");
    }

    /** All shares that the person owns: settled, not yet delivered, and pledged. */
    public BigDecimal owned() {
        return settled.add(unsettled).add(pledged);
    }

    /** The same shares at another last price; null for an unknown one. */
    public Holding at(@Nullable BigDecimal newPrice) {
        return new Holding(
                listing,
                product,
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
                marginFunded,
                account);
    }

    /**
     * Shares of the same listing that the broker financed (MTF at Zerodha).
     *
     * @param soldToday how many of them were sold today
     * @param averagePrice the average cost of one of them; null if it is unknown
     * @param initialMargin the person's own money in them; null if it is unknown
     */
    public record MarginFunded(
            BigDecimal quantity,
            BigDecimal soldToday,
            @Nullable BigDecimal averagePrice,
            @Nullable BigDecimal initialMargin) {

        public MarginFunded {
            Objects.requireNonNull(quantity, "quantity");
            Objects.requireNonNull(soldToday, "soldToday");
            averagePrice = Position.knownPrice(averagePrice);
        }
    }
}
