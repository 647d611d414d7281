package org.brokerconnect.portfolio.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongBinaryOperator;
import java.util.stream.Stream;
import org.brokerconnect.market.MarketCalendar;
import org.brokerconnect.market.TradingDay;

/**
 * Schedules background samples of an account's holdings: one per interval while the market is open, and one after the
 * closing prices are settled, by the hours of the market. On a day of unknown hours it samples at the times at which
 * there can be trading. All times have jitter, so that not all accounts are read at once.
 */
@Dependent
class SamplingPlan {

    /** Longer than any run of days without trade in a calendar. */
    private static final int DAYS_AHEAD = 30;

    private static final Duration MAX_SPREAD = Duration.ofMinutes(30);

    private final HistoryConfig config;
    private final LongBinaryOperator random;

    @Inject
    SamplingPlan(HistoryConfig config) {
        this(config, (from, to) -> ThreadLocalRandom.current().nextLong(from, to));
    }

    /** @param random evenly distributed from its first argument (included) to its second (excluded) */
    SamplingPlan(HistoryConfig config, LongBinaryOperator random) {
        this.config = config;
        this.random = random;
    }

    /** When to sample next, after a sample at {@code now} was taken or not needed. */
    Instant next(MarketCalendar calendar, Instant now) {
        Optional<TradingDay> today =
                calendar.tradingDay(calendar.dateOf(now)).filter(day -> now.isBefore(day.settled()));
        return today.map(day -> next(day, now)).orElseGet(() -> afterNextOpening(calendar, now));
    }

    private Instant next(TradingDay day, Instant now) {
        if (now.isBefore(day.opens())) {
            return spreadFrom(day.opens());
        }
        Instant afterInterval = retryAt(now);
        return afterInterval.isBefore(day.closes()) ? afterInterval : spreadFrom(day.settled());
    }

    private Instant afterNextOpening(MarketCalendar calendar, Instant now) {
        return Stream.iterate(calendar.dateOf(now).plusDays(1), date -> date.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(date -> calendar.tradingDay(date).stream())
                .findFirst()
                .map(day -> spreadFrom(day.opens()))
                .orElse(now.plus(Duration.ofDays(DAYS_AHEAD)));
    }

    /** When to retry after a sample failed at {@code now}: after an interval, plus or minus a fifth. */
    Instant retryAt(Instant now) {
        long fifth = config.interval().toMillis() / 5;
        return now.plus(config.interval()).plusMillis(random.applyAsLong(-fifth, fifth + 1));
    }

    /** Spreads over an interval, but at most 30 minutes. */
    private Instant spreadFrom(Instant start) {
        Duration spread = config.interval().compareTo(MAX_SPREAD) < 0 ? config.interval() : MAX_SPREAD;
        return start.plusMillis(random.applyAsLong(0, spread.toMillis()));
    }

    /** A value from this time on makes a sample at {@code now} unnecessary. */
    Instant freshSince(TradingDay day, Instant now) {
        return now.isBefore(day.settled()) ? now.minus(config.interval().dividedBy(2)) : day.settled();
    }

    /** When a new session is sampled first. Skipped until then: the person has just loaded the page. */
    Instant firstAfterLogin(Instant login) {
        return login.plus(config.interval());
    }
}
