package org.brokerconnect.sandbox.kite.market;

import java.time.LocalDate;

/**
 * Where a price is in its walk. From close to close it wanders in blocks of 1024 days, through the price of the instrument dump on
 * {@link #ANCHOR}; within the day from a gap after the last close to the day's own. The same seed gives the same walk.
 */
final class PriceWalk {
    private static final LocalDate ANCHOR = LocalDate.of(2026, 11, 20);
    private static final int BLOCK_DEPTH = 10;
    private static final int DAY_DEPTH = 15;

    private final long seed;

    PriceWalk(long seed) {
        this.seed = seed;
    }

    /** The price at the end of a day, in rupees, on the instrument's grid. */
    double close(Instrument instrument, LocalDate day) {
        return instrument.onGrid(Math.exp(logClose(instrument, day)));
    }

    /** The price some seconds after the opening, in rupees, on the instrument's grid. */
    double at(Instrument instrument, LocalDate day, int second) {
        double opening = logOpen(instrument, day);
        double part = (double) second / TradingDay.SECONDS;
        int step = (int) (part * (1 << DAY_DEPTH));
        double wander = Noise.bridge(key(instrument, day), DAY_DEPTH, step) / Math.sqrt(1 << DAY_DEPTH);
        double log =
                opening + (logClose(instrument, day) - opening) * part + wander * instrument.dailyDeviation() * 0.7;
        return instrument.onGrid(Math.exp(log));
    }

    /** First, highest, lowest and last price of a stretch of a day. */
    record Range(double open, double high, double low, double close) {
        private Range and(double price) {
            return new Range(open, Math.max(high, price), Math.min(low, price), price);
        }
    }

    /** The prices between two seconds of a day, both included, looked at every {@code step} seconds. */
    Range range(Instrument instrument, LocalDate day, int from, int to, int step) {
        double first = at(instrument, day, from);
        Range range = new Range(first, first, first, first);
        for (int second = from + step; second < to; second += step) {
            range = range.and(at(instrument, day, second));
        }
        return range.and(at(instrument, day, to));
    }

    private double logOpen(Instrument instrument, LocalDate day) {
        double gap = Noise.normal(key(instrument, day), -1) * instrument.dailyDeviation() * 0.25;
        return logClose(instrument, TradingDay.before(day)) + gap;
    }

    private double logClose(Instrument instrument, LocalDate day) {
        double level = level(instrument, day) - level(instrument, ANCHOR);
        return Math.log(instrument.lastPrice()) + level * instrument.dailyDeviation();
    }

    private double level(Instrument instrument, LocalDate day) {
        long block = Math.floorDiv(day.toEpochDay(), 1L << BLOCK_DEPTH);
        int index = Math.floorMod(day.toEpochDay(), 1 << BLOCK_DEPTH);
        return Noise.bridge(Noise.bits(key(instrument), block), BLOCK_DEPTH, index);
    }

    private long key(Instrument instrument, LocalDate day) {
        return Noise.bits(key(instrument), day.toEpochDay() + (1L << 40));
    }

    private long key(Instrument instrument) {
        return Noise.bits(seed, instrument.walk().hashCode());
    }
}
