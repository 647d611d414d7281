package org.brokerconnect.broker.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.wire.PositionMath;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.vault.Secret;

/** Last traded prices (Upstox API docs, Market quote, LTP version 3). */
final class UpstoxQuotes {

    /** The maximum number of instruments of one call (same page). */
    static final int PER_CALL = 500;

    private static final String PATH = "/v3/market-quote/ltp";

    private UpstoxQuotes() {}

    /** One parameter with all keys, separated by commas. */
    static WireRequest request(Collection<String> keys, SessionContext context) {
        return UpstoxRequest.get(PATH, context).with("instrument_key", Secret.of(String.join(",", keys)));
    }

    /**
     * The answer's map has other keys than the question ({@code NSE_EQ:INFY} for {@code NSE_EQ|INE009A01021}), so each
     * row is recognised by its {@code instrument_token}. Rows without a price, and those that were not asked for, are
     * left out.
     *
     * @param keys the instrument keys that were asked for, by listing
     */
    static Map<Listing, BigDecimal> lastPrices(JsonNode data, Map<Listing, String> keys) {
        Map<String, BigDecimal> byKey = new HashMap<>();
        WireRow.of(data, "quotes");
        data.forEach(quote -> {
            BigDecimal price = quote.isObject() ? PositionMath.known(price(quote)) : null;
            if (price != null) {
                byKey.put(quote.path("instrument_token").asText(""), price);
            }
        });
        Map<Listing, BigDecimal> prices = new LinkedHashMap<>();
        keys.forEach((listing, key) -> {
            if (byKey.containsKey(key)) {
                prices.put(listing, byKey.get(key));
            }
        });
        return prices;
    }

    private static BigDecimal price(JsonNode quote) {
        return WireRow.of(quote, "quotes").amount("last_price");
    }

    /** The listings whose keys are known, with their keys. */
    static Map<Listing, String> keys(Collection<Listing> listings, UpstoxInstruments instruments) {
        Map<Listing, String> keys = new LinkedHashMap<>();
        List.copyOf(listings).forEach(listing -> instruments.keyOf(listing).ifPresent(key -> keys.put(listing, key)));
        return keys;
    }
}
