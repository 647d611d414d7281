package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * Owned units of one mutual fund.
 *
 * @param isin the fund's ISIN
 * @param name the fund's display name
 * @param folio the number of the account at the fund house; empty if the broker provides none
 * @param quantity units; fractional
 * @param pledged the part given as collateral; shown, not added
 * @param averagePrice the average cost of a unit; null if it is unknown
 * @param lastPrice the last net asset value of a unit; null if it is unknown
 * @param priceDate the date of {@code lastPrice}; empty where the broker gives none
 * @param account the broker's number of the account that has them; empty where a session has one account, null counts
 *     as empty
 */
public record FundHolding(
        String isin,
        String name,
        String folio,
        BigDecimal quantity,
        BigDecimal pledged,
        @Nullable BigDecimal averagePrice,
        @Nullable BigDecimal lastPrice,
        Optional<LocalDate> priceDate,
        Currency currency,
        String account) {

    public FundHolding {
        Objects.requireNonNull(isin, "isin");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(folio, "folio");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(pledged, "pledged");
        averagePrice = Position.knownPrice(averagePrice);
        lastPrice = Position.knownPrice(lastPrice);
        Objects.requireNonNull(priceDate, "priceDate");
        Objects.requireNonNull(currency, "currency");
        account = account == null ? "" : account;
    }

    /** Units of a session with one account. */
    public FundHolding(
            String isin,
            String name,
            String folio,
            BigDecimal quantity,
            BigDecimal pledged,
            @Nullable BigDecimal averagePrice,
            @Nullable BigDecimal lastPrice,
            Optional<LocalDate> priceDate,
            Currency currency) {
        this(isin, name, folio, quantity, pledged, averagePrice, lastPrice, priceDate, currency, "");
    }
}
