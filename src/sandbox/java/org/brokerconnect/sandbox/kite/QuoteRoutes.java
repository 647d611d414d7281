package org.brokerconnect.sandbox.kite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Ist;
import org.brokerconnect.sandbox.kite.market.Market;
import org.brokerconnect.sandbox.kite.market.Quote;

/**
 * Quotes in three sizes by {@code i=EXCHANGE:TRADINGSYMBOL}; unknown instruments are omitted (Kite Connect v3 docs,
 * Market quotes).
 */
final class QuoteRoutes {
    private static final int MAX_QUOTES = 500;
    private static final int MAX_PRICES = 1000;

    private final Authenticator authenticator;
    private final Instruments instruments;
    private final Market market;

    QuoteRoutes(Authenticator authenticator, Instruments instruments, Market market) {
        this.authenticator = authenticator;
        this.instruments = instruments;
        this.market = market;
    }

    void addTo(Routes routes) {
        routes.get("/quote", call -> answer(call, MAX_QUOTES, QuoteRoutes::full))
                .get("/quote/ohlc", call -> answer(call, MAX_PRICES, QuoteRoutes::ohlc))
                .get("/quote/ltp", call -> answer(call, MAX_PRICES, QuoteRoutes::ltp));
    }

    private Reply answer(KiteCall call, int max, Function<Quote, Map<String, Object>> fields) {
        authenticator.authenticateForMarketData(call, Backend.QUOTES);
        List<String> keys = call.queryParameters("i");
        if (keys.isEmpty()) {
            throw KiteError.missing("i");
        }
        if (keys.size() > max) {
            throw KiteError.input("Too many instruments: at most " + max + ".");
        }
        Map<String, Object> quotes = new LinkedHashMap<>();
        keys.forEach(key -> instruments
                .byKey(key)
                .ifPresent(instrument -> quotes.put(key, fields.apply(market.quote(instrument)))));
        return Reply.success(quotes);
    }

    private static Map<String, Object> ltp(Quote quote) {
        return Json.object("instrument_token", quote.instrument().token(), "last_price", quote.last());
    }

    private static Map<String, Object> ohlc(Quote quote) {
        Map<String, Object> fields = ltp(quote);
        fields.put(
                "ohlc",
                Json.object("open", quote.open(), "high", quote.high(), "low", quote.low(), "close", quote.close()));
        return fields;
    }

    private static Map<String, Object> full(Quote quote) {
        Map<String, Object> fields = ohlc(quote);
        fields.put("timestamp", Ist.format(quote.time()));
        fields.put("net_change", quote.change());
        if (!quote.instrument().isIndex()) {
            fields.putAll(tradeFields(quote));
        }
        return fields;
    }

    private static Map<String, Object> tradeFields(Quote quote) {
        return Json.object(
                "last_trade_time", quote.lastTradeTime() == null ? null : Ist.format(quote.lastTradeTime()),
                "last_quantity", quote.lastQuantity(),
                "average_price", quote.averagePrice(),
                "volume", quote.volume(),
                "buy_quantity", quote.buyQuantity(),
                "sell_quantity", quote.sellQuantity(),
                "oi", quote.openInterest(),
                "oi_day_high", quote.openInterestHigh(),
                "oi_day_low", quote.openInterestLow(),
                "lower_circuit_limit", quote.instrument().roundToTickSize(quote.close() * 0.9),
                "upper_circuit_limit", quote.instrument().roundToTickSize(quote.close() * 1.1),
                "depth", Json.object("buy", quote.bids(), "sell", quote.asks()));
    }
}
