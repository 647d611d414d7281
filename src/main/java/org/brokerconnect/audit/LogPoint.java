package org.brokerconnect.audit;

import org.brokerconnect.vault.Sha256;

/**
 * A position in the log of all connections, and a digest of all events up to it: the SHA-256 of the digest before an
 * event and the event's hash. The digest is empty before the first event.
 */
public record LogPoint(long position, String digest) {

    static LogPoint before(long first) {
        return new LogPoint(first, "");
    }

    /** The point after the event at this position; positions in between have no event. */
    LogPoint after(long eventPosition, String eventHash) {
        return new LogPoint(eventPosition, Sha256.hex(digest + ':' + eventHash));
    }

    /** The point at a later position, if no event lies between. */
    LogPoint movedTo(long later) {
        return new LogPoint(later, digest);
    }
}
