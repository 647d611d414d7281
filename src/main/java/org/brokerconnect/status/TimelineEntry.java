package org.brokerconnect.status;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ChangeSentence;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.ConnectionState;

/**
 * A change of one connection, in words.
 *
 * @param sequence number of the change within its connection, from 1
 * @param reason problem slug; absent if the change needs no explanation
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

    /** @param brokerName null if unknown */
    static TimelineEntry of(ConnectionEvent event, Locale locale, String brokerName) {
        return new TimelineEntry(
                event.sequence(),
                event.happenedAt(),
                event.change(),
                event.from(),
                event.to(),
                event.reason(),
                Actor.of(event),
                ChangeSentence.of(event.change(), event.reason(), locale, brokerName));
    }
}
