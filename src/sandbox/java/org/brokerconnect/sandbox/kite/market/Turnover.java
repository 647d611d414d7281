package org.brokerconnect.sandbox.kite.market;

import java.time.LocalDate;

/** How much is traded and held open: more at both ends of a day than in its middle. */
final class Turnover {
    private static final double SWING = 0.8;

    private Turnover() {}

    /** Units traded from the opening until then; none for an index. */
    static long until(Instrument instrument, LocalDate day, int second) {
        if (instrument.isIndex()) {
            return 0;
        }
        double part = (double) second / TradingDay.SECONDS;
        double curved = part + SWING * Math.sin(2 * Math.PI * part) / (2 * Math.PI);
        long lots = (long) (curved * (200_000 + Noise.uniform(instrument.token(), day.toEpochDay()) * 8_000_000));
        return lots / Math.max(instrument.lotSize(), 1) * Math.max(instrument.lotSize(), 1);
    }

    /** Contracts held open; none for what cannot expire. */
    static long openInterest(Instrument instrument, LocalDate day, int second) {
        if (instrument.expiry().isEmpty()) {
            return 0;
        }
        double start = 50_000 + Noise.uniform(instrument.token(), -day.toEpochDay()) * 90_000;
        double grown = start * (1 + 0.1 * second / TradingDay.SECONDS);
        return (long) grown * instrument.lotSize();
    }
}
