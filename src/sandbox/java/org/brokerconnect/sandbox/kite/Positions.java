package org.brokerconnect.sandbox.kite;

import java.util.Map;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Prices;

/** Positions at the prices of the moment, in the broker's formulas (Kite Connect v3 docs, Portfolio, Positions). */
final class Positions {
    private final Instruments instruments;
    private final Prices prices;

    Positions(Instruments instruments, Prices prices) {
        this.instruments = instruments;
        this.prices = prices;
    }

    Map<String, Object> of(Client client) {
        return Wire.object(
                "net", client.positions().stream().map(this::row).toList(),
                "day",
                        client.positions().stream()
                                .filter(Trade::happenedToday)
                                .map(Trade::today)
                                .map(this::row)
                                .toList());
    }

    /** One side of the trades: carried quantity first, then today's. */
    private record Side(int carried, double carriedPrice, int today, double todayPrice, double multiplier) {
        int quantity() {
            return carried + today;
        }

        double todayValue() {
            return today * todayPrice * multiplier;
        }

        double value() {
            return carried * carriedPrice * multiplier + todayValue();
        }

        double price() {
            return quantity() == 0 ? 0 : value() / (quantity() * multiplier);
        }

        /** The value with what was carried at yesterday's close. */
        double markedToMarket(double close) {
            return carried * close * multiplier + todayValue();
        }
    }

    private Map<String, Object> row(Trade trade) {
        Instrument instrument = instruments.require(trade.instrument());
        Side bought = new Side(
                trade.carriedLong(), trade.carriedPrice(), trade.boughtToday(), trade.boughtAt(), trade.multiplier());
        Side sold = new Side(
                trade.carriedShort(), trade.carriedPrice(), trade.soldToday(), trade.soldAt(), trade.multiplier());
        double close = trade.carried() == 0 ? 0 : prices.close(instrument);
        Map<String, Object> row = head(trade, instrument);
        row.putAll(worth(trade, bought, sold, close, prices.last(instrument)));
        row.putAll(sides(bought, sold, close));
        return row;
    }

    private static Map<String, Object> head(Trade trade, Instrument instrument) {
        return Wire.object(
                "tradingsymbol", instrument.tradingsymbol(),
                "exchange", instrument.exchange(),
                "instrument_token", instrument.token(),
                "product", trade.product(),
                "quantity", trade.quantity(),
                "overnight_quantity", trade.carried(),
                "multiplier", trade.multiplier());
    }

    private static Map<String, Object> worth(Trade trade, Side bought, Side sold, double close, double last) {
        double now = trade.quantity() * last * trade.multiplier();
        double pnl = sold.value() - bought.value() + now;
        double average = trade.quantity() == 0 ? 0 : trade.quantity() > 0 ? bought.price() : sold.price();
        return Wire.object(
                "average_price", average,
                "close_price", close,
                "last_price", last,
                "value", sold.value() - bought.value(),
                "pnl", pnl,
                "m2m", sold.markedToMarket(close) - bought.markedToMarket(close) + now,
                "unrealised", pnl,
                "realised", 0);
    }

    private static Map<String, Object> sides(Side bought, Side sold, double close) {
        return Wire.object(
                "buy_quantity", bought.quantity(),
                "buy_price", bought.price(),
                "buy_value", bought.value(),
                "buy_m2m", bought.markedToMarket(close),
                "sell_quantity", sold.quantity(),
                "sell_price", sold.price(),
                "sell_value", sold.value(),
                "sell_m2m", sold.markedToMarket(close),
                "day_buy_quantity", bought.today(),
                "day_buy_price", bought.todayPrice(),
                "day_buy_value", bought.todayValue(),
                "day_sell_quantity", sold.today(),
                "day_sell_price", sold.todayPrice(),
                "day_sell_value", sold.todayValue());
    }
}
