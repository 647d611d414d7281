package org.brokerconnect.status;

import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionState;

/** Changes that differ only in their position. */
final class SampleChange {

    private static final Instant AT = Instant.parse("2026-11-22T03:30:00Z");

    private SampleChange() {}

    static ChangeView at(long position) {
        return new ChangeView(
                position,
                new UUID(0, 1),
                position,
                AT,
                Change.RENEWED,
                ConnectionState.CONNECTED,
                ConnectionState.CONNECTED,
                null,
                Actor.SYSTEM,
                null);
    }
}
