package org.brokerconnect.sandbox.kite.market;

import java.util.List;
import java.util.stream.IntStream;

/** The five best bids and asks around a price; empty levels while the instrument does not trade continuously. */
final class OrderBook {
    private static final int LEVELS = 5;

    private OrderBook() {}

    static List<Quote.Level> side(Instrument instrument, MarketHours.TradingTime time, double last, int direction) {
        boolean isTrading =
                time.open() && TradingSession.of(instrument, time.day()).isContinuous(time.second());
        long key = DeterministicNoise.bits(instrument.token() * direction, time.second());
        return IntStream.range(0, LEVELS)
                .mapToObj(index -> isTrading
                        ? level(instrument, last + direction * (index + 1) * instrument.priceStep(), key, index)
                        : new Quote.Level(0, 0, 0))
                .toList();
    }

    private static Quote.Level level(Instrument instrument, double price, long key, int index) {
        int lots = 1 + (int) (DeterministicNoise.uniform(key, index) * 60 * (index + 1));
        int orders = 1 + (int) (DeterministicNoise.uniform(key, index + LEVELS) * Math.min(lots, 12));
        return new Quote.Level(lots * Math.max(instrument.lotSize(), 1), instrument.roundToTickSize(price), orders);
    }

    static long total(List<Quote.Level> side) {
        return side.stream().mapToLong(Quote.Level::quantity).sum() * 37;
    }
}
