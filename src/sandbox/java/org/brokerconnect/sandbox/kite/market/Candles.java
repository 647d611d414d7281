package org.brokerconnect.sandbox.kite.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The historical candles of an instrument, up to now. */
public final class Candles {
    private static final int DAILY_SAMPLE_SECONDS = 300;

    private final Instrument instrument;
    private final PriceModel prices;
    private final TradingCalendar calendar;
    private final Instant now;

    Candles(Instrument instrument, PriceModel prices, TradingCalendar calendar, Instant now) {
        this.instrument = instrument;
        this.prices = prices;
        this.calendar = calendar;
        this.now = now;
    }

    /**
     * One candle; prices in rupees.
     *
     * @param start the start of the interval; midnight for a day
     */
    public record Candle(
            ZonedDateTime start, double open, double high, double low, double close, long volume, long openInterest) {}

    /** The candles that start between two instants, both inclusive, oldest first. */
    public List<Candle> between(Instant from, Instant to, Interval interval) {
        Instant end = to.isBefore(now) ? to : now;
        return Ist.date(from)
                .datesUntil(Ist.date(end.isBefore(from) ? from : end).plusDays(1))
                .filter(calendar::isTradingDay)
                .flatMap(day -> of(day, interval))
                .filter(candle -> !candle.start.toInstant().isBefore(from))
                .filter(candle -> !candle.start.toInstant().isAfter(end))
                .toList();
    }

    private Stream<Candle> of(LocalDate day, Interval interval) {
        TradingSession session = TradingSession.of(instrument, day);
        int elapsed =
                (int) Math.min(session.end(), Duration.between(open(day), now).getSeconds());
        if (elapsed < 0) {
            return Stream.empty();
        }
        if (interval == Interval.DAY) {
            return Stream.of(candle(day, 0, elapsed, interval));
        }
        return IntStream.iterate(0, start -> start <= elapsed, start -> start + interval.seconds())
                .filter(start -> session.hasTrades(start, start + interval.seconds()))
                .mapToObj(start -> candle(day, start, Math.min(start + interval.seconds(), elapsed), interval));
    }

    private Candle candle(LocalDate day, int from, int to, Interval interval) {
        boolean pastDay = interval == Interval.DAY && day.isBefore(Ist.date(now));
        int sample = pastDay ? DAILY_SAMPLE_SECONDS : QuoteBuilder.SAMPLE_SECONDS;
        PriceModel.Range range = prices.range(instrument, day, from, to, sample);
        return new Candle(
                interval == Interval.DAY
                        ? day.atStartOfDay(Ist.ZONE)
                        : open(day).atZone(Ist.ZONE).plusSeconds(from),
                range.open(),
                range.high(),
                range.low(),
                range.close(),
                TradedVolume.sinceOpen(instrument, day, to) - TradedVolume.sinceOpen(instrument, day, from),
                TradedVolume.openInterest(instrument, day, to));
    }

    private static Instant open(LocalDate day) {
        return day.atTime(TradingCalendar.OPEN).atZone(Ist.ZONE).toInstant();
    }
}
