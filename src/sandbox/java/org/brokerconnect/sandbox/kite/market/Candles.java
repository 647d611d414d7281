package org.brokerconnect.sandbox.kite.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An instrument's past, up to now, in candles. */
public final class Candles {
    private static final int COARSE_SAMPLE_SECONDS = 300;

    private final Instrument instrument;
    private final PriceWalk walk;
    private final Instant now;

    Candles(Instrument instrument, PriceWalk walk, Instant now) {
        this.instrument = instrument;
        this.walk = walk;
        this.now = now;
    }

    /**
     * One stretch of time; prices in rupees.
     *
     * @param start when it begins; a day's at midnight
     */
    public record Candle(
            ZonedDateTime start, double open, double high, double low, double close, long volume, long openInterest) {}

    /** The candles that begin between two instants, both included, oldest first. */
    public List<Candle> between(Instant from, Instant to, Interval interval) {
        Instant end = to.isBefore(now) ? to : now;
        return Ist.day(from)
                .datesUntil(Ist.day(end.isBefore(from) ? from : end).plusDays(1))
                .filter(TradingDay::isOne)
                .flatMap(day -> of(day, interval))
                .filter(candle -> !candle.start.toInstant().isBefore(from))
                .filter(candle -> !candle.start.toInstant().isAfter(end))
                .toList();
    }

    private Stream<Candle> of(LocalDate day, Interval interval) {
        int traded = (int)
                Math.min(TradingDay.SECONDS, Duration.between(opening(day), now).getSeconds());
        return traded < 0
                ? Stream.empty()
                : IntStream.iterate(
                                0,
                                start -> start < TradingDay.SECONDS && start <= traded,
                                start -> start + interval.seconds())
                        .mapToObj(start -> candle(day, start, Math.min(start + interval.seconds(), traded), interval));
    }

    private Candle candle(LocalDate day, int from, int to, Interval interval) {
        boolean past = interval == Interval.DAY && day.isBefore(Ist.day(now));
        int sample = past ? COARSE_SAMPLE_SECONDS : QuoteDesk.SAMPLE_SECONDS;
        PriceWalk.Range range = walk.range(instrument, day, from, to, sample);
        return new Candle(
                interval == Interval.DAY
                        ? day.atStartOfDay(Ist.ZONE)
                        : opening(day).atZone(Ist.ZONE).plusSeconds(from),
                range.open(),
                range.high(),
                range.low(),
                range.close(),
                Turnover.until(instrument, day, to) - Turnover.until(instrument, day, from),
                Turnover.openInterest(instrument, day, to));
    }

    private static Instant opening(LocalDate day) {
        return day.atTime(TradingDay.OPENING).atZone(Ist.ZONE).toInstant();
    }
}
