package org.brokerconnect.sandbox.kite.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Builds a quote from the price model, the order book and the traded volume. */
final class QuoteBuilder {
    static final int SAMPLE_SECONDS = 20;

    private QuoteBuilder() {}

    static Quote quote(
            Instrument instrument,
            Instant now,
            MarketHours.TradingTime time,
            PriceModel prices,
            double last,
            double previousClose) {
        LocalDate day = time.day();
        PriceModel.Range range = prices.range(instrument, day, 0, time.second(), SAMPLE_SECONDS);
        double high = Math.max(range.high(), last);
        double low = Math.min(range.low(), last);
        List<Quote.Level> bids = OrderBook.side(instrument, time, last, -1);
        List<Quote.Level> asks = OrderBook.side(instrument, time, last, 1);
        long openInterest = TradedVolume.openInterest(instrument, day, time.second());
        return new Quote(
                instrument,
                now,
                last,
                range.open(),
                high,
                low,
                previousClose,
                instrument.roundToTickSize((range.open() + high + low + last) / 4),
                TradedVolume.sinceOpen(instrument, day, time.second()),
                instrument.isIndex() ? 0 : Math.max(instrument.lotSize(), 1),
                OrderBook.total(bids),
                OrderBook.total(asks),
                openInterest,
                openInterest,
                TradedVolume.openInterest(instrument, day, 0),
                lastTradeTime(instrument, now, time),
                bids,
                asks);
    }

    private static Instant lastTradeTime(Instrument instrument, Instant now, MarketHours.TradingTime time) {
        TradingSession session = TradingSession.of(instrument, time.day());
        return time.open() && session.isContinuous(time.second())
                ? now
                : time.day()
                        .atTime(TradingCalendar.OPEN)
                        .plusSeconds(session.lastTrade(time.second()))
                        .atZone(Ist.ZONE)
                        .toInstant();
    }
}
