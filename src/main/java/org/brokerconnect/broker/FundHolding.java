package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * Units of a mutual fund that are owned.
 *
 * @param isin the fund's
 * @param name the fund's, for people
 * @param folio the account at the fund house; empty where the broker gives none
 * @param quantity fractional
 * @param pledged the part given as collateral; shown, not added
 * @param averagePrice what a unit cost
 * @param lastPrice the last net asset value of a unit
 * @param priceDate the day of {@code lastPrice}; empty where the broker gives none
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
