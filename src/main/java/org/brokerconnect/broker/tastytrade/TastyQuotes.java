package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.wire.PositionMath;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.broker.wire.WireRows;
import org.brokerconnect.vault.Secret;

/** Last prices: {@code GET /market-data/by-type?equity=A,B&cryptocurrency=…}. */
final class TastyQuotes {

    /** The maximum number of symbols of one call, of all types together. */
    static final int PER_CALL = 100;

    private static final String OPTION = "[A-Z0-9. ]{6}[0-9]{6}[CP][0-9]{8}";

    private TastyQuotes() {}

    static WireRequest request(Collection<Listing> listings, SessionContext context) {
        Map<String, String> symbols = listings.stream()
                .map(Listing::symbol)
                .distinct()
                .collect(Collectors.groupingBy(TastyQuotes::type, TreeMap::new, Collectors.joining(",")));
        WireRequest request = TastyRequest.get("/market-data/by-type", context);
        for (Map.Entry<String, String> type : symbols.entrySet()) {
            request = request.with(type.getKey(), Secret.of(type.getValue()));
        }
        return request;
    }

    /**
     * The type that a symbol's form shows: {@code AAPL  270115C00220000} is an option (OCC symbology), {@code /ESH7} a
     * future, {@code ./ESH7 …} an option on one, {@code BTC/USD} a cryptocurrency; all others are shares.
     */
    private static String type(String symbol) {
        if (symbol.startsWith("./")) {
            return "future-option";
        }
        if (symbol.startsWith("/")) {
            return "future";
        }
        if (symbol.matches(OPTION)) {
            return "equity-option";
        }
        return symbol.matches("[A-Z0-9]+/[A-Z]{3,4}") ? "cryptocurrency" : "equity";
    }

    /**
     * The price of the last trade, or the mark where there was none. Unknown symbols, and those without a price, are
     * absent; those that were not asked for are ignored.
     */
    static Map<Listing, BigDecimal> lastPrices(JsonNode data, Collection<Listing> listings) {
        Map<String, BigDecimal> bySymbol = new LinkedHashMap<>();
        WireRows.all(data.path("items"), "quotes", row -> Map.entry(row.requiredText("symbol"), row))
                .readable()
                .forEach(quote -> {
                    BigDecimal price = price(quote.getValue());
                    if (price != null) {
                        bySymbol.put(quote.getKey(), price);
                    }
                });
        Map<Listing, BigDecimal> prices = new LinkedHashMap<>();
        listings.stream()
                .filter(listing -> bySymbol.containsKey(listing.symbol()))
                .forEach(listing -> prices.put(listing, bySymbol.get(listing.symbol())));
        return prices;
    }

    @Nullable
    private static BigDecimal price(WireRow quote) {
        BigDecimal last = PositionMath.known(quote.amount("last"));
        return last == null ? PositionMath.known(quote.amount("mark")) : last;
    }
}
