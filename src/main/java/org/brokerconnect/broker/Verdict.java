package org.brokerconnect.broker;

/** What a broker's refusal means for the session that met it. Only {@link #AUTH} ends a session. */
public enum Verdict {
    /** The token or code is dead: a person has to log in again. Final for that token; it is never sent again. */
    AUTH,
    /** The session lives, but this call is not allowed: the plan or the account lacks the right. */
    PERMISSION,
    /** Too many calls; the same call may succeed after a pause. */
    RATE,
    /** The broker could not be reached, or answered with something that is not an answer; heals by itself. */
    TRANSIENT,
    /** The app at the broker, or our settings, are wrong; a person has to mend them. */
    CONFIG
}
