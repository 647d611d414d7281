package org.brokerconnect.audit;

import java.util.UUID;

/**
 * The first event of a connection's log that differs from what was written.
 *
 * @param sequence the number of the event; later events were not verified
 */
public record ChainFault(UUID connectionId, long sequence, Fault fault) {

    /** How the event differs. */
    public enum Fault {
        /** The event was removed. */
        MISSING,
        /** The event has different content, or was moved. */
        ALTERED,
        /** The event was inserted. */
        ADDED
    }
}
