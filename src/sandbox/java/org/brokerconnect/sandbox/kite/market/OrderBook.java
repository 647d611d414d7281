package org.brokerconnect.sandbox.kite.market;

import java.util.List;
import java.util.stream.IntStream;

/** The five best bids and asks around a price; empty rows while nobody trades. */
final class OrderBook {
    private static final int ROWS = 5;

    private OrderBook() {}

    static List<Quote.Level> side(Instrument instrument, MarketHours.Moment moment, double last, int direction) {
        long key = Noise.bits(instrument.token() * direction, moment.second());
        return IntStream.range(0, ROWS)
                .mapToObj(row -> moment.open()
                        ? level(instrument, last + direction * (row + 1) * instrument.grid(), key, row)
                        : new Quote.Level(0, 0, 0))
                .toList();
    }

    private static Quote.Level level(Instrument instrument, double price, long key, int row) {
        int lots = 1 + (int) (Noise.uniform(key, row) * 60 * (row + 1));
        int orders = 1 + (int) (Noise.uniform(key, row + ROWS) * Math.min(lots, 12));
        return new Quote.Level(lots * Math.max(instrument.lotSize(), 1), instrument.onGrid(price), orders);
    }

    static long total(List<Quote.Level> side) {
        return side.stream().mapToLong(Quote.Level::quantity).sum() * 37;
    }
}
