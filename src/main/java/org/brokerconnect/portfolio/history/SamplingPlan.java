package org.brokerconnect.portfolio.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.brokerconnect.broker.SessionCalendar;
import org.brokerconnect.broker.TradingDay;

/**
 * When holdings are read though nobody looks: each interval while the market is open, and once when the closing prices are in. Always spread, so that a broker is not asked for
 * everybody at once.
 */
@Dependent
class SamplingPlan {

    /** Longer than any run of days without trade that a calendar knows. */
    private static final int DAYS_AHEAD = 30;

    private static final Duration SPREAD_MAX = Duration.ofMinutes(30);

    private final HistoryConfig config;
    private final RandomGenerator random;

    @Inject
    SamplingPlan(HistoryConfig config) {
        this(config, RandomGenerator.getDefault());
    }

    SamplingPlan(HistoryConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /** The next reading after one, or after none was needed, at {@code now}. */
    Instant next(SessionCalendar calendar, Instant now) {
        Optional<TradingDay> today =
                calendar.tradingDay(calendar.dateOf(now)).filter(day -> now.isBefore(day.settled()));
        return today.map(day -> next(day, now)).orElseGet(() -> openingAfter(calendar, now));
    }

    private Instant next(TradingDay day, Instant now) {
        if (now.isBefore(day.opens())) {
            return spreadFrom(day.opens());
        }
        Instant soon = again(now);
        return soon.isBefore(day.closes()) ? soon : spreadFrom(day.settled());
    }

    private Instant openingAfter(SessionCalendar calendar, Instant now) {
        return Stream.iterate(calendar.dateOf(now).plusDays(1), date -> date.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(date -> calendar.tradingDay(date).stream())
                .findFirst()
                .map(day -> spreadFrom(day.opens()))
                .orElse(now.plus(Duration.ofDays(DAYS_AHEAD)));
    }

    /** Another try after one that failed at {@code now}: an interval later, more or less. */
    Instant again(Instant now) {
        long fifth = config.interval().toMillis() / 5;
        return now.plus(config.interval()).plusMillis(random.nextLong(-fifth, fifth + 1));
    }

    /** Over an interval, and no longer than a person would call about then. */
    private Instant spreadFrom(Instant begin) {
        Duration spread = config.interval().compareTo(SPREAD_MAX) < 0 ? config.interval() : SPREAD_MAX;
        return begin.plusMillis(random.nextLong(spread.toMillis()));
    }

    /** From when a value that is known makes a reading at {@code now} needless. */
    Instant youngEnough(TradingDay day, Instant now) {
        return now.isBefore(day.settled()) ? now.minus(config.interval().dividedBy(2)) : day.settled();
    }

    /** From when a session that began at {@code login} is read: until then its person looks, who has just come back. */
    Instant firstAfter(Instant login) {
        return login.plus(config.interval());
    }
}
