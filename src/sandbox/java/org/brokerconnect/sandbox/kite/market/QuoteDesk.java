package org.brokerconnect.sandbox.kite.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Puts a quote together from the walk, the book and the turnover. */
final class QuoteDesk {
    static final int SAMPLE_SECONDS = 20;

    private QuoteDesk() {}

    static Quote quote(Instrument instrument, Instant now, MarketHours.Moment moment, PriceWalk walk, double last) {
        LocalDate day = moment.day();
        PriceWalk.Range range = walk.range(instrument, day, 0, moment.second(), SAMPLE_SECONDS);
        double high = Math.max(range.high(), last);
        double low = Math.min(range.low(), last);
        List<Quote.Level> bids = OrderBook.side(instrument, moment, last, -1);
        List<Quote.Level> asks = OrderBook.side(instrument, moment, last, 1);
        long interest = Turnover.openInterest(instrument, day, moment.second());
        return new Quote(
                instrument,
                now,
                last,
                range.open(),
                high,
                low,
                walk.close(instrument, TradingDay.before(day)),
                instrument.onGrid((range.open() + high + low + last) / 4),
                Turnover.until(instrument, day, moment.second()),
                instrument.isIndex() ? 0 : Math.max(instrument.lotSize(), 1),
                OrderBook.total(bids),
                OrderBook.total(asks),
                interest,
                interest,
                Turnover.openInterest(instrument, day, 0),
                lastTrade(now, moment),
                bids,
                asks);
    }

    private static Instant lastTrade(Instant now, MarketHours.Moment moment) {
        return moment.open()
                ? now
                : moment.day()
                        .atTime(TradingDay.OPENING)
                        .plusSeconds(moment.second())
                        .atZone(Ist.ZONE)
                        .toInstant();
    }
}
