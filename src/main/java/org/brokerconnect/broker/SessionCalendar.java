package org.brokerconnect.broker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A broker's day: pure functions of instants, so that nothing else needs to know its zone or its hours. */
public interface SessionCalendar {

    /** When a session begun at {@code login} ends at the latest; always after {@code login}. */
    Instant endOfSession(Instant login);

    /**
     * When renewal of a session that ends at {@code end} should begin: before {@code end}, or at it where a broker ends
     * all sessions by the clock and a renewal made earlier would gain nothing ({@link Renewal.Renewed}).
     */
    Instant renewalStart(Instant end);

    /**
     * From when it makes sense to ask a person to log in again after a session that ended at {@code end}; not before
     * {@code end}.
     */
    Instant loginSensibleFrom(Instant end);

    /** The date that the broker's clock shows at {@code instant}. */
    LocalDate dateOf(Instant instant);

    /**
     * The trade of this date; empty when there is none. As far as a broker's calendar knows: a holiday that it does not
     * know looks like a trading day on which no price moves.
     */
    Optional<TradingDay> tradingDay(LocalDate date);

    /** The trading day whose prices an answer got at {@code instant} has; empty before the day's opening and where there is no trade. */
    default Optional<TradingDay> tradingDayAt(Instant instant) {
        return tradingDay(dateOf(instant)).filter(day -> !instant.isBefore(day.opens()));
    }
}
