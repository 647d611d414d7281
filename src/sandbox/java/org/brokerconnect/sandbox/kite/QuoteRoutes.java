package org.brokerconnect.sandbox.kite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Ist;
import org.brokerconnect.sandbox.kite.market.Market;
import org.brokerconnect.sandbox.kite.market.Quote;

/** Quotes in three sizes, by {@code i=EXCHANGE:TRADINGSYMBOL}; what nobody knows is left out (Kite Connect v3 docs, Market quotes). */
final class QuoteRoutes {
    private static final int MOST_QUOTES = 500;
    private static final int MOST_PRICES = 1000;

    private final Access access;
    private final Instruments instruments;
    private final Market market;

    QuoteRoutes(Access access, Instruments instruments, Market market) {
        this.access = access;
        this.instruments = instruments;
        this.market = market;
    }

    void addTo(Routes routes) {
        routes.get("/quote", call -> answer(call, MOST_QUOTES, QuoteRoutes::whole))
                .get("/quote/ohlc", call -> answer(call, MOST_PRICES, QuoteRoutes::prices))
                .get("/quote/ltp", call -> answer(call, MOST_PRICES, QuoteRoutes::last));
    }

    private Reply answer(KiteCall call, int most, Function<Quote, Map<String, Object>> shape) {
        access.marketData(call, Backend.QUOTES);
        List<String> keys = call.queries("i");
        if (keys.isEmpty()) {
            throw KiteError.missing("i");
        }
        if (keys.size() > most) {
            throw KiteError.input("Too many instruments: at most " + most + ".");
        }
        Map<String, Object> quotes = new LinkedHashMap<>();
        keys.forEach(key ->
                instruments.byKey(key).ifPresent(instrument -> quotes.put(key, shape.apply(market.quote(instrument)))));
        return Reply.success(quotes);
    }

    private static Map<String, Object> last(Quote quote) {
        return Wire.object("instrument_token", quote.instrument().token(), "last_price", quote.last());
    }

    private static Map<String, Object> prices(Quote quote) {
        Map<String, Object> prices = last(quote);
        prices.put(
                "ohlc",
                Wire.object("open", quote.open(), "high", quote.high(), "low", quote.low(), "close", quote.close()));
        return prices;
    }

    private static Map<String, Object> whole(Quote quote) {
        Map<String, Object> whole = prices(quote);
        whole.put("timestamp", Ist.text(quote.time()));
        whole.put("net_change", quote.change());
        if (!quote.instrument().isIndex()) {
            whole.putAll(trade(quote));
        }
        return whole;
    }

    private static Map<String, Object> trade(Quote quote) {
        return Wire.object(
                "last_trade_time", quote.lastTrade() == null ? null : Ist.text(quote.lastTrade()),
                "last_quantity", quote.lastQuantity(),
                "average_price", quote.average(),
                "volume", quote.volume(),
                "buy_quantity", quote.buyQuantity(),
                "sell_quantity", quote.sellQuantity(),
                "oi", quote.openInterest(),
                "oi_day_high", quote.openInterestHigh(),
                "oi_day_low", quote.openInterestLow(),
                "lower_circuit_limit", quote.instrument().onGrid(quote.close() * 0.9),
                "upper_circuit_limit", quote.instrument().onGrid(quote.close() * 1.1),
                "depth", Wire.object("buy", quote.bids(), "sell", quote.asks()));
    }
}
