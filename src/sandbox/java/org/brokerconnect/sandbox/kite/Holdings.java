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
import org.brokerconnect.sandbox.kite.market.Prices;

/**
 * Holdings at the prices of the moment, in the broker's formulas: unrounded doubles, the day's change per share, profit over
 * settled and undelivered shares (Kite Connect v3 docs, Portfolio; the summary as in the official Go client).
 */
final class Holdings {
    private final Instruments instruments;
    private final Prices prices;
    private final Clock clock;

    Holdings(Instruments instruments, Prices prices, Clock clock) {
        this.instruments = instruments;
        this.prices = prices;
        this.clock = clock;
    }

    List<Map<String, Object>> rows(Client client) {
        return client.holdings().stream().map(this::row).toList();
    }

    private Map<String, Object> row(Lot lot) {
        Instrument instrument = instruments.require(lot.instrument());
        Map<String, Object> row = quantities(lot, instrument);
        double last = prices.last(instrument);
        double close = prices.close(instrument);
        row.putAll(Wire.object(
                "average_price",
                lot.averagePrice(),
                "last_price",
                last,
                "close_price",
                close,
                "pnl",
                (last - lot.averagePrice()) * lot.owned(),
                "day_change",
                last - close,
                "day_change_percentage",
                (last - close) / close * 100,
                "mtf",
                lot.margin().described()));
        return row;
    }

    private Map<String, Object> quantities(Lot lot, Instrument instrument) {
        return Wire.object(
                "tradingsymbol", instrument.tradingsymbol(),
                "exchange", instrument.exchange(),
                "instrument_token", instrument.token(),
                "isin", lot.isin(),
                "product", "CNC",
                "price", 0,
                "quantity", lot.quantity(),
                "used_quantity", lot.usedQuantity(),
                "t1_quantity", lot.t1Quantity(),
                "realised_quantity", lot.quantity(),
                "authorised_quantity", lot.authorisedQuantity(),
                "authorised_date", Ist.text(midnight()),
                "authorisation", Map.of(),
                "opening_quantity", lot.quantity() + lot.usedQuantity(),
                "short_quantity", 0,
                "collateral_quantity", lot.collateralQuantity(),
                "collateral_type", lot.collateralType(),
                "discrepancy", lot.discrepancy());
    }

    private Instant midnight() {
        return Ist.day(clock.instant())
                .atTime(LocalTime.MIDNIGHT)
                .atZone(Ist.ZONE)
                .toInstant();
    }

    List<Map<String, Object>> compact(Client client) {
        return client.holdings().stream().map(this::compactRow).toList();
    }

    private Map<String, Object> compactRow(Lot lot) {
        Instrument instrument = instruments.require(lot.instrument());
        return Wire.object(
                "exchange", instrument.exchange(),
                "tradingsymbol", instrument.tradingsymbol(),
                "instrument_token", instrument.token(),
                "t1_quantity", lot.t1Quantity(),
                "quantity", lot.quantity());
    }

    Map<String, Object> summary(Client client) {
        double invested = sum(client, lot -> lot.averagePrice() * lot.owned());
        double current = sum(client, lot -> prices.last(instruments.require(lot.instrument())) * lot.owned());
        double before = sum(client, lot -> prices.close(instruments.require(lot.instrument())) * lot.owned());
        double today = current - before;
        return Wire.object(
                "total_pnl",
                current - invested,
                "total_pnl_percent",
                (current - invested) / invested * 100,
                "today_pnl",
                today,
                "today_pnl_percent",
                today / (current - today) * 100,
                "invested_amount",
                invested,
                "current_value",
                current);
    }

    private static double sum(Client client, ToDoubleFunction<Lot> part) {
        return client.holdings().stream().mapToDouble(part).sum();
    }
}
