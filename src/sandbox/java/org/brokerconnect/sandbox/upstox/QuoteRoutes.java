package org.brokerconnect.sandbox.upstox;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Ist;
import org.brokerconnect.sandbox.kite.market.Market;
import org.brokerconnect.sandbox.kite.market.Quote;

/**
 * Prices (Upstox API docs, Market quote), and the market's hours, which need no token. The map of an answer has other
 * keys than the question.
 */
final class QuoteRoutes {
    private static final int MAX_KEYS = 500;

    private final Sessions sessions;
    private final RateWindows limits;
    private final Listings listings;
    private final Market market;

    QuoteRoutes(Sessions sessions, RateWindows limits, Listings listings, Market market) {
        this.sessions = sessions;
        this.limits = limits;
        this.listings = listings;
        this.market = market;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v3/market-quote/ltp", call -> quotes(call, this::lastPrice))
                .add("GET", "/v3/market-quote/ohlc", call -> quotes(call, this::candle))
                .add("GET", "/v2/market-quote/quotes", call -> quotes(call, this::full))
                .add("GET", "/v2/market/holidays", call -> Reply.data(List.of(holiday())))
                .add("GET", "/v2/market/holidays/{date}", call -> Reply.data(List.of()))
                .add("GET", "/v2/market/timings/{date}", call -> Reply.data(timings(call.lastPart())))
                .add("GET", "/v2/market/status/{exchange}", this::status);
    }

    private Reply quotes(Call call, Function<Instrument, Map<String, Object>> row) {
        limits.acquire(sessions.require(call).userId(), call.path());
        List<String> keys = call.list("instrument_key");
        if (keys.isEmpty()) {
            throw new UpstoxError(400, "UDAPI1009", "Symbol is required");
        }
        if (keys.size() > MAX_KEYS) {
            throw new UpstoxError(400, "UDAPI100042", "Maximum Instrument key limit exceeded");
        }
        Map<String, Object> data = new LinkedHashMap<>();
        keys.forEach(key -> listings.find(key).ifPresent(instrument -> {
            Map<String, Object> quote = new LinkedHashMap<>(row.apply(instrument));
            quote.put("instrument_token", key);
            data.put(listings.answerKeyOf(instrument), quote);
        }));
        return Reply.data(data);
    }

    private Map<String, Object> lastPrice(Instrument instrument) {
        Quote quote = market.quote(instrument);
        return Map.of(
                "last_price", quote.last(),
                "ltq", quote.lastQuantity(),
                "volume", quote.volume(),
                "cp", quote.close());
    }

    private Map<String, Object> candle(Instrument instrument) {
        Quote quote = market.quote(instrument);
        Map<String, Object> live = Map.of(
                "open", quote.open(),
                "high", quote.high(),
                "low", quote.low(),
                "close", quote.last(),
                "volume", quote.volume(),
                "ts", quote.time().toEpochMilli());
        return Map.of("last_price", quote.last(), "live_ohlc", live, "prev_ohlc", live);
    }

    private Map<String, Object> full(Instrument instrument) {
        Quote quote = market.quote(instrument);
        return Map.of(
                "last_price", quote.last(),
                "symbol", instrument.tradingsymbol(),
                "volume", quote.volume(),
                "net_change", quote.change(),
                "oi", quote.openInterest(),
                "timestamp", quote.time().toString());
    }

    private static Map<String, Object> holiday() {
        return Map.of(
                "date", "2026-12-25",
                "description", "Christmas",
                "holiday_type", "TRADING_HOLIDAY",
                "closed_exchanges", List.of("NSE", "BSE", "NFO", "BFO", "CDS", "BCD", "MCX"),
                "open_exchanges", List.of());
    }

    private static List<Map<String, Object>> timings(String date) {
        long opens =
                LocalDate.parse(date).atTime(9, 15).atZone(Ist.ZONE).toInstant().toEpochMilli();
        return List.of(Map.of("exchange", "NSE", "start_time", opens, "end_time", opens + 22_500_000L));
    }

    private Reply status(Call call) {
        sessions.require(call);
        return Reply.data(
                Map.of("exchange", call.lastPart(), "status", market.isOpen() ? "NORMAL_OPEN" : "NORMAL_CLOSE"));
    }
}
