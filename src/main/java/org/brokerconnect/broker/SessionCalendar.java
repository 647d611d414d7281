package org.brokerconnect.broker;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A broker's rules for times of sessions; the end of a session is in {@link BrokerSession}, market hours are in
 * {@code market}. Pure functions of instants, so that the time zone stays inside the adapter.
 */
public interface SessionCalendar {

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
}
