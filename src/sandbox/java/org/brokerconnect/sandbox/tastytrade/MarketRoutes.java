package org.brokerconnect.sandbox.tastytrade;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Quotes and trading sessions. Quotes need a funded account. */
final class MarketRoutes {
    private static final int MAX_SYMBOLS = 100;
    private static final BigDecimal SPREAD = new BigDecimal("0.02");
    private static final Map<String, String> TYPES = Map.of(
            "equity", "Equity",
            "cryptocurrency", "Cryptocurrency",
            "index", "Index",
            "equity-option", "Equity Option",
            "future", "Future",
            "future-option", "Future Option");

    private final Authenticator authenticator;
    private final Customers customers;
    private final UsMarket market;
    private final Clock clock;

    MarketRoutes(Authenticator authenticator, Customers customers, UsMarket market, Clock clock) {
        this.authenticator = authenticator;
        this.customers = customers;
        this.market = market;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get("/market-data/by-type", this::quotes).get("/market-time/equities/sessions/current", this::session);
    }

    private Reply session(Call call) {
        authenticator.customer(call);
        return Reply.data(call, market.currentSession());
    }

    /** Unknown symbols, and symbols asked for as another type, are left out. */
    private Reply quotes(Call call) {
        if (!customers.isFunded(authenticator.customer(call))) {
            throw Refusal.api(403, "not_permitted", "Market data needs a funded account");
        }
        Map<String, List<String>> asked = new LinkedHashMap<>();
        TYPES.keySet().stream().sorted().forEach(type -> asked.put(type, call.queryList(type)));
        if (asked.values().stream().mapToInt(List::size).sum() > MAX_SYMBOLS) {
            throw Refusal.api(422, "validation_error", "Too many symbols: at most 100");
        }
        return Reply.items(
                call,
                asked.entrySet().stream()
                        .flatMap(entry -> entry.getValue().stream().map(symbol -> quote(entry.getKey(), symbol)))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<Map<String, Object>> quote(String type, String symbol) {
        return market.price(symbol)
                .filter(price -> typeOf(symbol).equals(type))
                .map(price -> Json.of(
                        "symbol", symbol,
                        "instrument-type", TYPES.get(type),
                        "updated-at", clock.instant().toString(),
                        "bid", price.subtract(SPREAD).toPlainString(),
                        "bid-size", "3.0",
                        "ask", price.add(SPREAD).toPlainString(),
                        "ask-size", "1.0",
                        "mid", price.toPlainString(),
                        "mark", price.toPlainString(),
                        "last", price.toPlainString(),
                        "open", price.toPlainString(),
                        "prev-close", market.previousClose(symbol).orElse(price).toPlainString(),
                        "is-trading-halted", false,
                        "halt-start-time", -1,
                        "volume", "35348839.0"));
    }

    private static String typeOf(String symbol) {
        if (symbol.startsWith("./")) {
            return "future-option";
        }
        if (symbol.startsWith("/")) {
            return "future";
        }
        if (symbol.length() == 21) {
            return "equity-option";
        }
        if (symbol.equals("SPX")) {
            return "index";
        }
        return symbol.contains("/") ? "cryptocurrency" : "equity";
    }
}
