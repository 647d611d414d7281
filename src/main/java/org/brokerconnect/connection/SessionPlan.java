package org.brokerconnect.connection;

import java.time.Instant;

/** When what is due for a session: each null when it never is. */
record SessionPlan(Instant renewAt, Instant checkAt, Instant warnAt) {

    static final SessionPlan NOTHING = new SessionPlan(null, null, null);
}
