package org.brokerconnect.admin;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ChangeSentence;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.ConnectionState;

/**
 * A change of anybody's connection.
 *
 * @param position its place among all changes
 * @param sequence its number among the changes of its connection, from 1
 * @param reason stable slug of why; absent when the change says it all
 * @param actor who did it: the owner's id, an administrator's, or {@code system}
 * @param text the change in words, without the broker's name, which the log does not have
 */
record AdminEvent(
        long position,
        UUID connectionId,
        long sequence,
        String owner,
        Instant at,
        Change change,
        ConnectionState from,
        ConnectionState to,
        @Nullable String reason,
        String actor,
        String text) {

    static AdminEvent of(ConnectionEvent event, Locale locale) {
        return new AdminEvent(
                event.position(),
                event.connectionId(),
                event.sequence(),
                event.owner(),
                event.happenedAt(),
                event.change(),
                event.from(),
                event.to(),
                event.reason(),
                event.actor(),
                ChangeSentence.of(event.change(), event.reason(), locale, null));
    }
}
