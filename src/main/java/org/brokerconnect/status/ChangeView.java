package org.brokerconnect.status;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.audit.EventView;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.StatusView;

/**
 * A change of a connection, as listening clients get it.
 *
 * @param position its place among all changes, and the id of the event that carries it
 * @param sequence its number among the changes of this connection, from 1
 * @param reason stable slug of why; absent when the change says it all
 * @param status how the connection stood when this was sent; absent when it no longer exists
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

    /** @param status null when the connection no longer exists */
    static ChangeView of(EventView event, StatusView status) {
        return new ChangeView(
                event.position(),
                event.connectionId(),
                event.sequence(),
                event.at(),
                event.change(),
                event.from(),
                event.to(),
                event.reason(),
                Actor.of(event),
                status);
    }
}
