package org.brokerconnect.connection;

import jakarta.annotation.Nullable;
import java.time.Instant;

/** When a session is renewed, checked and warned about next; null for what is never due. */
public record SessionPlan(
        @Nullable Instant renewAt,
        @Nullable Instant checkAt,
        @Nullable Instant warnAt) {

    /** The plan of a session without tokens. */
    static final SessionPlan NOTHING = new SessionPlan(null, null, null);
}
