package org.brokerconnect.portfolio.prices;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Listing;

/** Reads connections, holdings and quotes for a watched portfolio. Every method may block. */
interface PriceSource {

    /**
     * Last prices.
     *
     * @param prices unknown listings are absent
     * @param restUntil until when no trade changes them; empty while one can, and if that is not known
     */
    record Quotes(Map<Listing, BigDecimal> prices, Optional<Instant> restUntil) {}

    /**
     * Checks a connection.
     *
     * @param withHoldings whether to fetch the holdings from the broker
     * @return empty if this owner has no such connection
     */
    Optional<ConnectionCheck> check(String owner, UUID configId, boolean withHoldings);

    /**
     * Fetches last prices.
     *
     * @throws BrokerException as the broker's method does
     */
    Quotes quotes(String owner, UUID configId, Collection<Listing> listings);
}
