package org.brokerconnect.broker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A broker's session times and trading days. Pure functions of instants, so that the time zone stays inside the
 * adapter.
 */
public interface SessionCalendar {

    /** When a session that began at {@code login} ends at the latest; always after {@code login}. */
    Instant endOfSession(Instant login);

    /**
     * When to start renewing a session that ends at {@code end}: before {@code end}; or at {@code end} where a broker
     * ends all sessions at a time of day, because an earlier renewal would not move the end ({@link Renewal.Renewed}).
     */
    Instant renewalStart(Instant end);

    /**
     * When a person can log in again after a session that ended at {@code end}, so that the new session lasts; not
     * before {@code end}.
     */
    Instant loginSensibleFrom(Instant end);

    /** The date in the broker's time zone. */
    LocalDate dateOf(Instant instant);

    /**
     * The trading day of this date; empty when there is no trading. A holiday that is not in the calendar is a trading
     * day on which no price changes.
     */
    Optional<TradingDay> tradingDay(LocalDate date);

    /** The trading day that prices read at {@code instant} belong to; empty before its opening and without trading. */
    default Optional<TradingDay> tradingDayAt(Instant instant) {
        return tradingDay(dateOf(instant)).filter(day -> !instant.isBefore(day.opens()));
    }
}
