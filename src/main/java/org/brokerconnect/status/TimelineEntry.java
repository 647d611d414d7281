package org.brokerconnect.status;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ChangeSentence;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.log.EventView;

/**
 * A change of one connection, for people to read.
 *
 * @param sequence its number among the changes of this connection, from 1
 * @param reason stable slug of why; absent when the change says it all
 * @param text the change in words
 */
record TimelineEntry(
        long sequence,
        Instant at,
        Change change,
        ConnectionState from,
        ConnectionState to,
        @Nullable String reason,
        Actor actor,
        String text) {

    /** @param brokerName null when it is not known */
    static TimelineEntry of(EventView event, Locale locale, String brokerName) {
        return new TimelineEntry(
                event.sequence(),
                event.at(),
                event.change(),
                event.from(),
                event.to(),
                event.reason(),
                Actor.of(event),
                ChangeSentence.of(event.change(), event.reason(), locale, brokerName));
    }
}
