package org.brokerconnect.sandbox.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Market;

/** Computes holdings and positions at the current prices (Upstox API docs, Portfolio). */
final class Portfolio {
    private final Listings listings;
    private final Market market;

    Portfolio(Listings listings, Market market) {
        this.listings = listings;
        this.market = market;
    }

    List<Map<String, Object>> holdings(User user) {
        List<Map<String, Object>> rows = new ArrayList<>();
        user.data().path("holdings").forEach(row -> rows.add(holding(row)));
        return rows;
    }

    private Map<String, Object> holding(JsonNode data) {
        Instrument instrument = listings.instrument(data);
        double last = market.last(instrument);
        double close = market.previousClose(instrument);
        int quantity = data.path("quantity").asInt();
        boolean isFree = data.path("average_price").isNull();
        Map<String, Object> row = named(instrument);
        row.put("isin", data.path("isin").asText());
        row.put("cnc_used_quantity", data.path("cnc_used_quantity").asInt());
        row.put("collateral_type", data.path("collateral_type").asText(""));
        row.put("company_name", instrument.name());
        row.put("haircut", data.path("haircut").asDouble());
        row.put("product", "D");
        row.put("quantity", quantity);
        row.put("last_price", last);
        row.put("close_price", close);
        row.put("average_price", isFree ? null : data.path("average_price").asDouble());
        row.put("pnl", quantity * (last - data.path("average_price").asDouble()));
        row.put("day_change", last - close);
        row.put("day_change_percentage", (last - close) / close * 100);
        row.put("collateral_quantity", data.path("collateral_quantity").asInt());
        row.put("collateral_update_quantity", 0);
        row.put("t1_quantity", data.path("t1_quantity").asInt());
        return row;
    }

    /** Both spellings of the symbol's name: one is deprecated. */
    private Map<String, Object> named(Instrument instrument) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("exchange", instrument.exchange());
        row.put("instrument_token", listings.keyOf(instrument));
        row.put("trading_symbol", instrument.tradingsymbol());
        row.put("tradingsymbol", instrument.tradingsymbol());
        return row;
    }

    List<Map<String, Object>> positions(User user) {
        return positions(user.data().path("positions"));
    }

    /** Shares that were bought with money of the broker (Margin Trading Facility). */
    List<Map<String, Object>> mtfPositions(User user) {
        return positions(user.data().path("mtf_positions"));
    }

    private List<Map<String, Object>> positions(JsonNode all) {
        List<Map<String, Object>> rows = new ArrayList<>();
        all.forEach(row -> rows.add(position(row)));
        return rows;
    }

    /** Numbers as numbers, as texts, empty and null, as in the models of the official clients. */
    private Map<String, Object> position(JsonNode data) {
        Instrument instrument = listings.instrument(data);
        double last = market.last(instrument);
        int carried = data.path("overnight_quantity").asInt();
        int bought = data.path("day_buy_quantity").asInt();
        int sold = data.path("day_sell_quantity").asInt();
        double boughtToday = bought * data.path("day_buy_price").asDouble();
        double soldToday = sold * data.path("day_sell_price").asDouble();
        double buyValue = boughtToday
                + Math.max(carried, 0) * data.path("overnight_price").asDouble();
        double sellValue =
                soldToday + Math.max(-carried, 0) * data.path("overnight_price").asDouble();
        int quantity = carried + bought - sold;
        Map<String, Object> row = named(instrument);
        row.put("multiplier", 1.0);
        row.put("value", sellValue - buyValue);
        row.put("pnl", sellValue - buyValue + quantity * last);
        row.put("product", data.path("product").asText());
        row.put("average_price", quantity == 0 ? null : Math.abs((buyValue - sellValue) / quantity));
        row.put("buy_value", buyValue);
        row.put("overnight_quantity", carried);
        row.put("day_buy_value", boughtToday);
        row.put("day_buy_price", textOrNone(data.path("day_buy_price").asDouble()));
        row.put("day_buy_quantity", bought);
        row.put(
                "overnight_buy_amount",
                Math.max(carried, 0) * data.path("overnight_price").asDouble());
        row.put("overnight_buy_quantity", Math.max(carried, 0));
        row.put("day_sell_value", soldToday);
        row.put("day_sell_price", textOrNone(data.path("day_sell_price").asDouble()));
        row.put("day_sell_quantity", sold);
        row.put(
                "overnight_sell_amount",
                Math.max(-carried, 0) * data.path("overnight_price").asDouble());
        row.put("overnight_sell_quantity", Math.max(-carried, 0));
        row.put("quantity", quantity);
        row.put("last_price", last);
        row.put("unrealised", quantity == 0 ? null : quantity * last - buyValue + sellValue);
        row.put("realised", quantity == 0 ? sellValue - buyValue : 0);
        row.put("sell_value", sellValue);
        row.put("close_price", market.previousClose(instrument));
        row.put("buy_price", price(buyValue, Math.max(carried, 0) + bought));
        row.put("sell_price", price(sellValue, Math.max(-carried, 0) + sold));
        return row;
    }

    private static String textOrNone(double price) {
        return price == 0 ? "" : String.valueOf(price);
    }

    private static double price(double value, int quantity) {
        return quantity == 0 ? 0 : value / quantity;
    }
}
