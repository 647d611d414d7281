package org.brokerconnect.sandbox.kite.market;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The current prices: the simulated price of the current time, unless a test has set a price or made it tick. Safe for
 * use by many threads.
 */
public final class Market {
    private final Instruments instruments;
    private final Clock clock;
    private final TradingCalendar calendar = new TradingCalendar();
    private final PriceModel prices;
    private final MarketHours hours = new MarketHours(calendar);
    private final Random random;
    private final Map<Instrument, Double> setPrices = new ConcurrentHashMap<>();
    private final Map<Instrument, Integer> tickOffsets = new ConcurrentHashMap<>();

    /** @param seed the same seed gives the same prices */
    public Market(Instruments instruments, Clock clock, long seed) {
        this.instruments = instruments;
        this.clock = clock;
        this.prices = new PriceModel(seed, calendar);
        this.random = new Random(seed);
    }

    /** Opens or closes the market regardless of the clock; null returns to the trading hours. */
    public void overrideOpen(Boolean open) {
        hours.overrideOpen(open);
    }

    /** Opens or closes a day, such as a holiday or a session on a Sunday; null returns it to the week. */
    public void setDay(LocalDate day, Boolean open) {
        calendar.set(day, open);
    }

    /** The days that are not as in the week: whether they are open. */
    public Map<LocalDate, Boolean> days() {
        return calendar.exceptions();
    }

    /** Whether a segment of the market trades. */
    public boolean isOpen() {
        return time().open();
    }

    /** Changes every price by one to three price steps. */
    public synchronized void tick() {
        instruments.all().forEach(instrument -> {
            int steps = (1 + random.nextInt(3)) * (random.nextBoolean() ? 1 : -1);
            tickOffsets.merge(instrument, steps, Integer::sum);
        });
    }

    /** Sets a price until {@link #reset()}; later ticks change it. */
    public synchronized void setPrice(Instrument instrument, double price) {
        tickOffsets.remove(instrument);
        setPrices.put(instrument, price);
    }

    /** Removes all set prices and ticks, and what was set about trading hours and days. */
    public synchronized void reset() {
        calendar.reset();
        hours.overrideOpen(null);
        setPrices.clear();
        tickOffsets.clear();
    }

    /** The last traded price in rupees. */
    public double last(Instrument instrument) {
        return last(instrument, time());
    }

    private double last(Instrument instrument, MarketHours.TradingTime time) {
        Double setPrice = setPrices.get(instrument);
        double price = setPrice == null ? prices.at(instrument, time.day(), time.second()) : setPrice;
        return instrument.roundToTickSize(Math.max(
                instrument.priceStep(), price + tickOffsets.getOrDefault(instrument, 0) * instrument.priceStep()));
    }

    /** The close of the previous trading day in rupees. */
    public double previousClose(Instrument instrument) {
        return prices.close(instrument, calendar.previousTradingDay(time().day()));
    }

    /** The quote of an instrument now. */
    public Quote quote(Instrument instrument) {
        Instant now = clock.instant();
        MarketHours.TradingTime time = hours.at(now);
        double previousClose = prices.close(instrument, calendar.previousTradingDay(time.day()));
        return QuoteBuilder.quote(instrument, now, time, prices, last(instrument, time), previousClose);
    }

    /** The candles of an instrument, without set prices and ticks. */
    public Candles candles(Instrument instrument) {
        return new Candles(instrument, prices, calendar, clock.instant());
    }

    private MarketHours.TradingTime time() {
        return hours.at(clock.instant());
    }
}
