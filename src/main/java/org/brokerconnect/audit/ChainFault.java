package org.brokerconnect.audit;

import java.util.UUID;

/**
 * The first place where a connection's log is not what was written.
 *
 * @param sequence the number of the event that is missing, altered or added; what follows it was not looked at
 */
public record ChainFault(UUID connectionId, long sequence, Fault fault) {

    /** What is wrong with the event. */
    public enum Fault {
        /** It is not there. */
        MISSING,
        /** It is there with another content, or stands in another's place. */
        ALTERED,
        /** It is there, and the connection knows nothing of it. */
        ADDED
    }
}
