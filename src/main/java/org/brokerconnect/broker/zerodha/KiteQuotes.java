package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Quote;
import org.brokerconnect.broker.Quote.Day;
import org.brokerconnect.broker.Quote.Detail;
import org.brokerconnect.broker.Quote.Level;
import org.brokerconnect.broker.Quote.Market;
import org.brokerconnect.vault.Secret;

/** Asks for quotes and reads them (Kite Connect v3 docs, Market quotes and instruments). */
final class KiteQuotes {

    private final KiteCalendar calendar;

    KiteQuotes(KiteCalendar calendar) {
        this.calendar = calendar;
    }

    /** The most listings in one call that the documentation allows. */
    static int perCall(Detail detail) {
        return detail == Detail.MARKET ? 500 : 1000;
    }

    static KiteRequest request(Collection<Listing> listings, Detail detail) {
        KiteRequest request = KiteRequest.get(
                switch (detail) {
                    case LAST_PRICE -> "/quote/ltp";
                    case DAY -> "/quote/ohlc";
                    case MARKET -> "/quote";
                });
        return request.withAll(
                "i", listings.stream().map(Listing::toString).map(Secret::of).toList());
    }

    /** Kite leaves out what it does not know; anything that was not asked for is left out here. */
    Map<Listing, Quote> read(JsonNode data, Collection<Listing> listings, Detail detail) {
        Map<Listing, Quote> quotes = new LinkedHashMap<>();
        if (data.isArray() && data.isEmpty()) {
            return quotes;
        }
        KiteRow answer = KiteRow.of(data, "quotes");
        for (Listing listing : listings) {
            KiteRow row = answer.row(listing.toString());
            if (!row.isEmpty()) {
                quotes.put(listing, quote(listing, row, detail));
            }
        }
        return quotes;
    }

    private Quote quote(Listing listing, KiteRow row, Detail detail) {
        return new Quote(
                listing,
                row.text("instrument_token"),
                row.number("last_price"),
                detail == Detail.LAST_PRICE ? Optional.empty() : Optional.of(day(row.row("ohlc"))),
                detail == Detail.MARKET ? Optional.of(market(row)) : Optional.empty());
    }

    private static Day day(KiteRow ohlc) {
        return new Day(ohlc.number("open"), ohlc.number("high"), ohlc.number("low"), ohlc.number("close"));
    }

    private Market market(KiteRow row) {
        KiteRow depth = row.row("depth");
        return new Market(
                calendar.instantOf(row.text("timestamp")),
                calendar.instantOf(row.text("last_trade_time")),
                row.number("last_quantity"),
                row.number("average_price"),
                row.number("volume"),
                row.number("buy_quantity"),
                row.number("sell_quantity"),
                row.number("oi"),
                row.number("net_change"),
                row.number("lower_circuit_limit"),
                row.number("upper_circuit_limit"),
                depth.rows("buy", KiteQuotes::level),
                depth.rows("sell", KiteQuotes::level));
    }

    private static Level level(KiteRow row) {
        return new Level(
                row.number("price"),
                row.number("quantity"),
                row.number("orders").intValue());
    }
}
