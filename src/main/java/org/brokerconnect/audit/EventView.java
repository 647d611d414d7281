package org.brokerconnect.audit;

import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.ConnectionState;

/**
 * One change of a connection, as the log has it.
 *
 * @param position its place in the log of all connections; later changes have greater ones
 * @param sequence its number among the changes of this connection, from 1
 * @param reason stable slug of why; null when the change says it all
 * @param actor the id of the person who did it, owner or administrator; or {@code system}
 */
public record EventView(
        long position,
        UUID connectionId,
        long sequence,
        String owner,
        Instant at,
        Change change,
        ConnectionState from,
        ConnectionState to,
        String reason,
        String actor) {

    /** Whether no person did it. */
    public boolean isOfSystem() {
        return actor.equals(ConnectionEvent.SYSTEM);
    }

    static EventView of(ConnectionEvent event) {
        return new EventView(
                event.position(),
                event.connectionId(),
                event.sequence(),
                event.owner(),
                event.happenedAt(),
                event.change(),
                event.from(),
                event.to(),
                event.reason(),
                event.actor());
    }
}
