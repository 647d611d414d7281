package org.brokerconnect.sandbox.kite;

/** Prices that stand still where the instrument dump has them, some way off yesterday's close. */
final class DumpPrices implements Prices {
    @Override
    public double last(Instrument instrument) {
        return instrument.lastPrice();
    }

    @Override
    public double close(Instrument instrument) {
        double hundredths = instrument.token() % 301 - 150;
        double tick = instrument.tickSize() == 0 ? 0.05 : instrument.tickSize();
        return Math.round(instrument.lastPrice() * (1 + hundredths / 10_000) / tick) * tick;
    }
}
