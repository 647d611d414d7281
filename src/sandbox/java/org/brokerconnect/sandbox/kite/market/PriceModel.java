package org.brokerconnect.sandbox.kite.market;

import java.time.LocalDate;

/**
 * The simulated prices. Daily closes follow a random walk in blocks of 1024 days that passes through the price of the
 * instrument dump on {@link #REFERENCE_DAY}; the prices of a day go from an opening gap to the close of the day. The
 * same seed gives the same prices.
 */
final class PriceModel {
    private static final LocalDate REFERENCE_DAY = LocalDate.of(2026, 11, 20);
    private static final int BLOCK_DEPTH = 10;
    private static final int DAY_DEPTH = 15;

    /** The largest move of a closing auction; the exchange allows 3 %. */
    private static final double LARGEST_AUCTION_MOVE = 0.025;

    private final long seed;
    private final TradingCalendar calendar;

    PriceModel(long seed, TradingCalendar calendar) {
        this.seed = seed;
        this.calendar = calendar;
    }

    /** The close of a day, in rupees, rounded to the price step. */
    double close(Instrument instrument, LocalDate day) {
        return instrument.roundToTickSize(Math.exp(logClose(instrument, day)));
    }

    /**
     * The last traded price {@code second} seconds after the open, in rupees, rounded to the price step. The price of
     * the closing auction is the close; before it the price stands still.
     */
    double at(Instrument instrument, LocalDate day, int second) {
        TradingSession session = TradingSession.of(instrument, day);
        if (second >= session.end()) {
            return close(instrument, day);
        }
        double open = logOpen(instrument, day);
        double end = logClose(instrument, day) - auctionMove(instrument, day);
        double fraction = (double) session.lastTrade(second) / session.continuous();
        int step = (int) (fraction * (1 << DAY_DEPTH));
        double deviation =
                DeterministicNoise.brownianBridge(key(instrument, day), DAY_DEPTH, step) / Math.sqrt(1 << DAY_DEPTH);
        double log = open + (end - open) * fraction + deviation * instrument.dailyVolatility() * 0.7;
        return instrument.roundToTickSize(Math.exp(log));
    }

    /** The first, highest, lowest and last price of a part of a day. */
    record Range(double open, double high, double low, double close) {
        private Range include(double price) {
            return new Range(open, Math.max(high, price), Math.min(low, price), price);
        }
    }

    /** The price range between two seconds of a day, both inclusive, sampled every {@code step} seconds. */
    Range range(Instrument instrument, LocalDate day, int from, int to, int step) {
        double first = at(instrument, day, from);
        Range range = new Range(first, first, first, first);
        for (int second = from + step; second < to; second += step) {
            range = range.include(at(instrument, day, second));
        }
        return range.include(at(instrument, day, to));
    }

    /** The logarithm of the close over the last price before the closing auction; 0 without one. */
    private double auctionMove(Instrument instrument, LocalDate day) {
        TradingSession session = TradingSession.of(instrument, day);
        return session.end() == session.continuous()
                ? 0
                : LARGEST_AUCTION_MOVE * (2 * DeterministicNoise.uniform(key(instrument, day), -2) - 1);
    }

    private double logOpen(Instrument instrument, LocalDate day) {
        double gap = DeterministicNoise.normal(key(instrument, day), -1) * instrument.dailyVolatility() * 0.25;
        return logClose(instrument, calendar.previousTradingDay(day)) + gap;
    }

    private double logClose(Instrument instrument, LocalDate day) {
        double level = level(instrument, day) - level(instrument, REFERENCE_DAY);
        return Math.log(instrument.lastPrice()) + level * instrument.dailyVolatility();
    }

    private double level(Instrument instrument, LocalDate day) {
        long block = Math.floorDiv(day.toEpochDay(), 1L << BLOCK_DEPTH);
        int index = Math.floorMod(day.toEpochDay(), 1 << BLOCK_DEPTH);
        return DeterministicNoise.brownianBridge(DeterministicNoise.bits(key(instrument), block), BLOCK_DEPTH, index);
    }

    private long key(Instrument instrument, LocalDate day) {
        return DeterministicNoise.bits(key(instrument), day.toEpochDay() + (1L << 40));
    }

    private long key(Instrument instrument) {
        return DeterministicNoise.bits(seed, instrument.priceSeries().hashCode());
    }
}
