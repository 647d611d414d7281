package org.brokerconnect.sandbox.kite;

import java.util.Map;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Market;

/**
 * Computes positions at the current prices by the formulas of the broker (Kite Connect v3 docs, Portfolio, Positions).
 */
final class Positions {
    private final Instruments instruments;
    private final Market market;

    Positions(Instruments instruments, Market market) {
        this.instruments = instruments;
        this.market = market;
    }

    Map<String, Object> netAndDay(Client client) {
        return Json.object(
                "net", client.positions().stream().map(this::row).toList(),
                "day",
                        client.positions().stream()
                                .filter(Position::hasDayTrades)
                                .map(Position::dayOnly)
                                .map(this::row)
                                .toList());
    }

    /** The buy or the sell side of a position: quantity carried over and quantity traded today. */
    private record Side(
            int overnightQuantity, double overnightPrice, int dayQuantity, double dayPrice, double multiplier) {
        int quantity() {
            return overnightQuantity + dayQuantity;
        }

        double dayValue() {
            return dayQuantity * dayPrice * multiplier;
        }

        double value() {
            return overnightQuantity * overnightPrice * multiplier + dayValue();
        }

        double price() {
            return quantity() == 0 ? 0 : value() / (quantity() * multiplier);
        }

        /** The value, with the carried quantity at the previous close. */
        double markedToMarket(double close) {
            return overnightQuantity * close * multiplier + dayValue();
        }
    }

    private Map<String, Object> row(Position position) {
        Instrument instrument = instruments.require(position.instrument());
        Side bought = new Side(
                position.overnightLong(),
                position.overnightPrice(),
                position.dayBuyQuantity(),
                position.dayBuyPrice(),
                position.multiplier());
        Side sold = new Side(
                position.overnightShort(),
                position.overnightPrice(),
                position.daySellQuantity(),
                position.daySellPrice(),
                position.multiplier());
        double close = position.overnightQuantity() == 0 ? 0 : market.previousClose(instrument);
        Map<String, Object> row = identity(position, instrument);
        row.putAll(valuation(position, bought, sold, close, market.last(instrument)));
        row.putAll(buyAndSell(bought, sold, close));
        return row;
    }

    private static Map<String, Object> identity(Position position, Instrument instrument) {
        return Json.object(
                "tradingsymbol", instrument.tradingsymbol(),
                "exchange", instrument.exchange(),
                "instrument_token", instrument.token(),
                "product", position.product(),
                "quantity", position.quantity(),
                "overnight_quantity", position.overnightQuantity(),
                "multiplier", position.multiplier());
    }

    private static Map<String, Object> valuation(Position position, Side bought, Side sold, double close, double last) {
        double currentValue = position.quantity() * last * position.multiplier();
        double pnl = sold.value() - bought.value() + currentValue;
        double average = position.quantity() == 0 ? 0 : position.quantity() > 0 ? bought.price() : sold.price();
        return Json.object(
                "average_price", average,
                "close_price", close,
                "last_price", last,
                "value", sold.value() - bought.value(),
                "pnl", pnl,
                "m2m", sold.markedToMarket(close) - bought.markedToMarket(close) + currentValue,
                "unrealised", pnl,
                "realised", 0);
    }

    private static Map<String, Object> buyAndSell(Side bought, Side sold, double close) {
        return Json.object(
                "buy_quantity", bought.quantity(),
                "buy_price", bought.price(),
                "buy_value", bought.value(),
                "buy_m2m", bought.markedToMarket(close),
                "sell_quantity", sold.quantity(),
                "sell_price", sold.price(),
                "sell_value", sold.value(),
                "sell_m2m", sold.markedToMarket(close),
                "day_buy_quantity", bought.dayQuantity(),
                "day_buy_price", bought.dayPrice(),
                "day_buy_value", bought.dayValue(),
                "day_sell_quantity", sold.dayQuantity(),
                "day_sell_price", sold.dayPrice(),
                "day_sell_value", sold.dayValue());
    }
}
