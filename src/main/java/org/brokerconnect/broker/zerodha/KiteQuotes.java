package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.vault.Secret;

/** Kite's last traded prices (Kite Connect v3 docs, Market quotes and instruments, {@code /quote/ltp}). */
final class KiteQuotes {

    /** The maximum number of listings of one call (same page). */
    static final int PER_CALL = 1000;

    private KiteQuotes() {}

    static WireRequest request(Collection<Listing> listings, SessionContext context) {
        return KiteRequest.get("/quote/ltp", context)
                .withAll(
                        "i",
                        listings.stream().map(Listing::toString).map(Secret::of).toList());
    }

    /**
     * Kite omits listings that it does not know, and those without a price are left out. Listings that were not asked
     * for are ignored.
     */
    static Map<Listing, BigDecimal> lastPrices(JsonNode data, Collection<Listing> listings) {
        Map<Listing, BigDecimal> prices = new LinkedHashMap<>();
        if (data.isArray() && data.isEmpty()) {
            return prices;
        }
        WireRow.of(data, "quotes");
        for (Listing listing : listings) {
            JsonNode quote = data.path(listing.toString());
            BigDecimal price = quote.isObject() ? WireRow.of(quote, "quotes").amount("last_price") : null;
            if (price != null && price.signum() > 0) {
                prices.put(listing, price);
            }
        }
        return prices;
    }
}
