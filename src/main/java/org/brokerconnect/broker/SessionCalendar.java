package org.brokerconnect.broker;

import java.time.Instant;

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
}
