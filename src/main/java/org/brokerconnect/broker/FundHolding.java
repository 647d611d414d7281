package org.brokerconnect.broker;

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
 * @param averagePrice the average cost of a unit
 * @param lastPrice the last net asset value of a unit
 * @param priceDate the date of {@code lastPrice}; empty if the broker provides none
 */
public record FundHolding(
        String isin,
        String name,
        String folio,
        BigDecimal quantity,
        BigDecimal pledged,
        BigDecimal averagePrice,
        BigDecimal lastPrice,
        Optional<LocalDate> priceDate,
        Currency currency) {

    public FundHolding {
        Objects.requireNonNull(isin, "isin");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(folio, "folio");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(pledged, "pledged");
        Objects.requireNonNull(averagePrice, "averagePrice");
        Objects.requireNonNull(lastPrice, "lastPrice");
        Objects.requireNonNull(priceDate, "priceDate");
        Objects.requireNonNull(currency, "currency");
    }
}
