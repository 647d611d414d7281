package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.vault.Secret;

/** Kite's last traded prices (Kite Connect v3 docs, Market quotes and instruments, {@code /quote/ltp}). */
final class KiteQuotes {

    /** The maximum number of listings of one call (same page). */
    static final int PER_CALL = 1000;

    private KiteQuotes() {}

    static KiteRequest request(Collection<Listing> listings, SessionContext context) {
        return KiteRequest.get("/quote/ltp", context)
                .withAll(
                        "i",
                        listings.stream().map(Listing::toString).map(Secret::of).toList());
    }

    /** Kite omits unknown listings. Listings that were not requested are ignored. */
    static Map<Listing, BigDecimal> lastPrices(JsonNode data, Collection<Listing> listings) {
        Map<Listing, BigDecimal> prices = new LinkedHashMap<>();
        if (data.isArray() && data.isEmpty()) {
            return prices;
        }
        KiteRow answer = KiteRow.of(data, "quotes");
        for (Listing listing : listings) {
            KiteRow row = answer.row(listing.toString());
            if (!row.isEmpty()) {
                prices.put(listing, row.number("last_price"));
            }
        }
        return prices;
    }
}
