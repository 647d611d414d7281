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
 * A change of a connection of any owner.
 *
 * @param position position in the event log
 * @param sequence number of the change within its connection, from 1
 * @param label the present name of the connection; absent if it was deleted
 * @param brokerName the display name of the broker; absent if the connection was deleted or this installation lacks the
 *     broker
 * @param reason problem slug; absent if the change needs no explanation
 * @param actor the owner's id, an administrator's id, or {@code system}
 * @param origin the client address of the request that made the change; absent if none did
 * @param text the change in words; without the broker's name if the connection was deleted
 */
record AdminEvent(
        long position,
        UUID connectionId,
        long sequence,
        String owner,
        @Nullable String label,
        @Nullable String brokerName,
        Instant at,
        Change change,
        ConnectionState from,
        ConnectionState to,
        @Nullable String reason,
        String actor,
        @Nullable String origin,
        String text) {

    /**
     * @param label the present name of the connection; null if it was deleted
     * @param brokerName the broker's display name; null if it is not known
     */
    static AdminEvent of(ConnectionEvent event, Locale locale, @Nullable String label, @Nullable String brokerName) {
        return new AdminEvent(
                event.position(),
                event.connectionId(),
                event.sequence(),
                event.owner(),
                label,
                brokerName,
                event.happenedAt(),
                event.change(),
                event.from(),
                event.to(),
                event.reason(),
                event.actor(),
                event.origin(),
                ChangeSentence.ofAnotherPerson(event.change(), event.reason(), locale, brokerName));
    }
}
