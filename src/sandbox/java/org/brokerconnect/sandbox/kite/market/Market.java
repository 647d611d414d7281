package org.brokerconnect.sandbox.kite.market;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** The prices of the moment: the walk by the clock, moved by what somebody set or nudged. Safe for use by many threads. */
public final class Market implements Prices {
    private final Instruments instruments;
    private final Clock clock;
    private final PriceWalk walk;
    private final MarketHours hours = new MarketHours();
    private final Random random;
    private final Map<Instrument, Double> pinned = new ConcurrentHashMap<>();
    private final Map<Instrument, Integer> nudges = new ConcurrentHashMap<>();

    /** @param seed the same seed gives the same prices */
    public Market(Instruments instruments, Clock clock, long seed) {
        this.instruments = instruments;
        this.clock = clock;
        this.walk = new PriceWalk(seed);
        this.random = new Random(seed);
    }

    /** Opens or closes the market whatever the clock says; null for by the clock. */
    public void force(Boolean open) {
        hours.force(open);
    }

    /** Whether there is trade now. */
    public boolean isOpen() {
        return moment().open();
    }

    /** Moves every price by one to three steps of its grid. */
    public synchronized void tick() {
        instruments.all().forEach(instrument -> {
            int steps = (1 + random.nextInt(3)) * (random.nextBoolean() ? 1 : -1);
            nudges.merge(instrument, steps, Integer::sum);
        });
    }

    /** Holds a price until the next {@link #tick()} or {@link #reset()}. */
    public synchronized void pin(Instrument instrument, double price) {
        nudges.remove(instrument);
        pinned.put(instrument, price);
    }

    /** Leaves the prices to the clock again. */
    public synchronized void reset() {
        hours.force(null);
        pinned.clear();
        nudges.clear();
    }

    @Override
    public double last(Instrument instrument) {
        return last(instrument, moment());
    }

    private double last(Instrument instrument, MarketHours.Moment moment) {
        Double pin = pinned.get(instrument);
        double price = pin == null ? walk.at(instrument, moment.day(), moment.second()) : pin;
        return instrument.onGrid(
                Math.max(instrument.grid(), price + nudges.getOrDefault(instrument, 0) * instrument.grid()));
    }

    @Override
    public double close(Instrument instrument) {
        return walk.close(instrument, TradingDay.before(moment().day()));
    }

    /** Everything about an instrument now. */
    public Quote quote(Instrument instrument) {
        Instant now = clock.instant();
        MarketHours.Moment moment = hours.at(now);
        return QuoteDesk.quote(instrument, now, moment, walk, last(instrument, moment));
    }

    /** The candles of an instrument, without what somebody set or nudged. */
    public Candles candles(Instrument instrument) {
        return new Candles(instrument, walk, clock.instant());
    }

    private MarketHours.Moment moment() {
        return hours.at(clock.instant());
    }
}
