package org.brokerconnect.sandbox.kite;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Ist;
import org.brokerconnect.sandbox.kite.market.Market;

/**
 * Computes holdings at the current prices by the formulas of the broker: unrounded doubles, day change per share,
 * profit over settled, T1 and pledged shares (Kite Connect v3 docs, Portfolio; the summary as in the official Go
 * client).
 */
final class Holdings {
    private final Instruments instruments;
    private final Market market;
    private final Clock clock;

    Holdings(Instruments instruments, Market market, Clock clock) {
        this.instruments = instruments;
        this.market = market;
        this.clock = clock;
    }

    List<Map<String, Object>> rows(Client client) {
        return client.holdings().stream().map(this::row).toList();
    }

    private Map<String, Object> row(Holding holding) {
        Instrument instrument = instruments.require(holding.instrument());
        Map<String, Object> row = quantities(holding, instrument);
        double last = market.last(instrument);
        double close = market.previousClose(instrument);
        row.putAll(Json.object(
                "average_price",
                holding.averagePrice(),
                "last_price",
                last,
                "close_price",
                close,
                "pnl",
                (last - holding.averagePrice()) * holding.totalQuantity(),
                "day_change",
                last - close,
                "day_change_percentage",
                (last - close) / close * 100,
                "mtf",
                holding.mtfOrNone().toJson()));
        return row;
    }

    private Map<String, Object> quantities(Holding holding, Instrument instrument) {
        return Json.object(
                "tradingsymbol", instrument.tradingsymbol(),
                "exchange", instrument.exchange(),
                "instrument_token", instrument.token(),
                "isin", holding.isin(),
                "product", "CNC",
                "price", 0,
                "quantity", holding.quantity(),
                "used_quantity", holding.usedQuantity(),
                "t1_quantity", holding.t1Quantity(),
                "realised_quantity", holding.quantity(),
                "authorised_quantity", holding.authorisedQuantity(),
                "authorised_date", Ist.format(midnight()),
                "authorisation", Map.of(),
                "opening_quantity", holding.quantity() + holding.usedQuantity(),
                "short_quantity", 0,
                "collateral_quantity", holding.collateralQuantity(),
                "collateral_type", holding.collateralType(),
                "discrepancy", holding.discrepancy());
    }

    private Instant midnight() {
        return Ist.date(clock.instant())
                .atTime(LocalTime.MIDNIGHT)
                .atZone(Ist.ZONE)
                .toInstant();
    }

    List<Map<String, Object>> compact(Client client) {
        return client.holdings().stream().map(this::compactRow).toList();
    }

    private Map<String, Object> compactRow(Holding holding) {
        Instrument instrument = instruments.require(holding.instrument());
        return Json.object(
                "exchange", instrument.exchange(),
                "tradingsymbol", instrument.tradingsymbol(),
                "instrument_token", instrument.token(),
                "t1_quantity", holding.t1Quantity(),
                "quantity", holding.quantity());
    }

    Map<String, Object> summary(Client client) {
        double invested = sum(client, holding -> holding.averagePrice() * holding.totalQuantity());
        double current = sum(
                client, holding -> market.last(instruments.require(holding.instrument())) * holding.totalQuantity());
        double previous = sum(
                client,
                holding -> market.previousClose(instruments.require(holding.instrument())) * holding.totalQuantity());
        double dayChange = current - previous;
        return Json.object(
                "total_pnl",
                current - invested,
                "total_pnl_percent",
                (current - invested) / invested * 100,
                "today_pnl",
                dayChange,
                "today_pnl_percent",
                dayChange / (current - dayChange) * 100,
                "invested_amount",
                invested,
                "current_value",
                current);
    }

    private static double sum(Client client, ToDoubleFunction<Holding> value) {
        return client.holdings().stream().mapToDouble(value).sum();
    }
}
