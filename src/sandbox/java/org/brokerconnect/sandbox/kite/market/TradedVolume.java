package org.brokerconnect.sandbox.kite.market;

import java.time.LocalDate;

/**
 * The simulated traded volume and open interest. Volume grows faster at the start and the end of a session than in the
 * middle.
 */
final class TradedVolume {
    private static final double AMPLITUDE = 0.8;

    private TradedVolume() {}

    /** The volume from the open until {@code second}, in units; 0 for an index. */
    static long sinceOpen(Instrument instrument, LocalDate day, int second) {
        if (instrument.isIndex()) {
            return 0;
        }
        double fraction = fraction(instrument, day, second);
        double traded = fraction + AMPLITUDE * Math.sin(2 * Math.PI * fraction) / (2 * Math.PI);
        long lots = (long)
                (traded * (200_000 + DeterministicNoise.uniform(instrument.token(), day.toEpochDay()) * 8_000_000));
        return lots / Math.max(instrument.lotSize(), 1) * Math.max(instrument.lotSize(), 1);
    }

    /** The open interest in units; 0 for instruments without expiry. */
    static long openInterest(Instrument instrument, LocalDate day, int second) {
        if (instrument.expiry().isEmpty()) {
            return 0;
        }
        double start = 50_000 + DeterministicNoise.uniform(instrument.token(), -day.toEpochDay()) * 90_000;
        double current = start * (1 + 0.1 * fraction(instrument, day, second));
        return (long) current * instrument.lotSize();
    }

    /** The part of the session until the last trade, 0 to 1. */
    private static double fraction(Instrument instrument, LocalDate day, int second) {
        TradingSession session = TradingSession.of(instrument, day);
        return (double) session.lastTrade(second) / session.end();
    }
}
