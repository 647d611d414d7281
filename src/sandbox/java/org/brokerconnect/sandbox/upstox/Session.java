package org.brokerconnect.sandbox.upstox;

import java.time.Instant;

/**
 * An issued token.
 *
 * @param end when it ends
 */
record Session(String token, String userId, String clientId, Kind kind, Instant end) {
    /** What a token allows. */
    enum Kind {
        /** Of a login: everything, until 03:30. */
        DAY,
        /** Of a login of an app that may have it: reads, for a year. */
        EXTENDED,
        /** Made on Upstox's site: reads, for a year, from a registered address. */
        ANALYTICS
    }
}
