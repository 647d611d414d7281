package org.brokerconnect.status;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.StatusView;

/**
 * A change of a connection, as sent on the event stream.
 *
 * @param position position in the event log; the id of the server-sent event
 * @param sequence number of the change within its connection, from 1
 * @param reason problem slug; absent if the change needs no explanation
 * @param status the status when this was sent; absent if the connection no longer exists or
 *     cannot be read
 */
record ChangeView(
        long position,
        UUID connectionId,
        long sequence,
        Instant at,
        Change change,
        ConnectionState from,
        ConnectionState to,
        @Nullable String reason,
        Actor actor,
        @Nullable StatusView status) {

    /** @param status null if the connection no longer exists */
    static ChangeView of(ConnectionEvent event, StatusView status) {
        return new ChangeView(
                event.position(),
                event.connectionId(),
                event.sequence(),
                event.happenedAt(),
                event.change(),
                event.from(),
                event.to(),
                event.reason(),
                Actor.of(event),
                status);
    }
}
