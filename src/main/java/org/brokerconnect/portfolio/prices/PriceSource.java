package org.brokerconnect.portfolio.prices;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Listing;

/** What a desk asks of the rest of the product. Every method may wait. */
interface PriceSource {

    /**
     * How a connection stands.
     *
     * @param withHoldings whether to ask the broker what is owned
     * @return empty when this owner has no such connection
     */
    Optional<ConnectionCheck> look(String owner, UUID configId, boolean withHoldings);

    /**
     * Last prices; what the broker does not know is absent.
     *
     * @throws BrokerException as the broker's method does
     */
    Map<Listing, BigDecimal> quotes(String owner, UUID configId, Collection<Listing> listings);
}
